package dev.hexauth.contract;

import dev.hexauth.domain.port.SessionStore;

/**
 * What every {@link SessionStore} guarantees.
 *
 * <ul>
 *   <li>Every outcome of {@code rotate}, with the session in it, is that of {@link
 *       dev.hexauth.domain.session.Session#rotate}, to the microsecond: {@link SessionRotation}.
 *   <li>A confirmation affects the generation that it names and nothing else: {@link
 *       SessionConfirmation}.
 *   <li>An ended or expired session never becomes active again, and no call affects the sessions of
 *       another owner: {@link SessionEnding}, {@link SessionOthers}.
 *   <li>The list of an owner's active sessions is complete and current: {@link SessionListing}.
 *   <li>A login over the limit ends the least recently used session and no other: {@link
 *       SessionLimit}.
 *   <li>All this holds for any number of simultaneous threads and nodes: {@link SessionRaces}, and
 *       for random histories {@link SessionHistories}.
 *   <li>Expired sessions are forgotten: {@link SessionForgetting}.
 *   <li>Without its engine the store is unavailable in time: {@link SessionOutage}.
 * </ul>
 *
 * <p>Not specified: what happens if a session id is opened twice or the owner is unknown; which of
 * two sessions used in the same microsecond ends or is listed first; and when a session that {@link
 * SessionStore} allows to be forgotten is gone.
 */
public interface SessionStoreContract
    extends SessionRotation,
        SessionConfirmation,
        SessionEnding,
        SessionOthers,
        SessionListing,
        SessionLimit,
        SessionRaces,
        SessionHistories,
        SessionForgetting,
        SessionOutage {}
