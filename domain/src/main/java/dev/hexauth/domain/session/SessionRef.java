package dev.hexauth.domain.session;

import dev.hexauth.domain.user.UserId;

/**
 * Identifies a session in a store. The owner is a part of the identity: under another owner the
 * session does not exist, and a store may keep everything of one owner in one place.
 */
public record SessionRef(UserId owner, SessionId id) {}
