package dev.hexauth.domain.session;

import dev.hexauth.domain.user.UserId;

/**
 * Names one session in a store. The owner is a part of the name: under another owner the session
 * does not exist, and a store may keep all that is one owner's in one place.
 */
public record SessionRef(UserId owner, SessionId id) {}
