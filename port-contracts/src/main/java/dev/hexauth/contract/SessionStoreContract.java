package dev.hexauth.contract;

import dev.hexauth.domain.port.SessionStore;

/**
 * What every {@link SessionStore} promises.
 *
 * <ul>
 *   <li>Every outcome of {@code rotate}, with the session in it, is that of {@link
 *       dev.hexauth.domain.session.Session#rotate}, to the microsecond: {@link SessionRotation}.
 *   <li>A confirmation counts for the generation that it names and for nothing else: {@link
 *       SessionConfirmation}.
 *   <li>What has ended or expired never comes back, and one owner's sessions are nothing to
 *       another: {@link SessionEnding}, {@link SessionOthers}.
 *   <li>An owner sees the active sessions as they are: {@link SessionListing}.
 *   <li>A login over the limit ends the least recently used, and nothing else: {@link
 *       SessionLimit}.
 *   <li>All this holds for any number of threads and nodes at once: {@link SessionRaces}, and for
 *       random histories {@link SessionHistories}.
 * </ul>
 *
 * <p>It does not promise to accept a session id twice, to know whether an owner exists, or which of
 * two sessions used in the same microsecond ends or is listed first; nor to remember what it may
 * forget, as {@link SessionStore} says.
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
