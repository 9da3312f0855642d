package dev.hexauth.domain.event;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/**
 * Something that happened and bears on security (OWASP ASVS 5.0, V16.3). It never holds a secret.
 */
public sealed interface SecurityEvent {

  /** Somebody became a user. */
  record UserRegistered(UserId user) implements SecurityEvent {}

  /** A user proved who he is, and has a new session. */
  record LoggedIn(SessionRef session, Client client) implements SecurityEvent {}

  /** Somebody could not prove to be {@code user}, or gave an address that nobody has. */
  record LoginFailed(Optional<UserId> user, Client client) implements SecurityEvent {}

  /** A session was refreshed. */
  record SessionRefreshed(SessionRef session) implements SecurityEvent {}

  /** An old refresh token was presented; somebody has a copy, and the session was ended. */
  record RefreshTokenReused(SessionRef session) implements SecurityEvent {}

  /** The session store had lost a rotation, as after a failover; the session went on. */
  record SessionStoreBehind(SessionRef session) implements SecurityEvent {}

  /** A session was ended by its owner, from it or from another of his. */
  record LoggedOut(SessionRef session) implements SecurityEvent {}

  /** All sessions of the owner of {@code kept} were ended, but for that one. */
  record OtherSessionsEnded(SessionRef kept) implements SecurityEvent {}

  /** A user changed his password, in this session; all others of his were ended. */
  record PasswordChanged(SessionRef session) implements SecurityEvent {}

  /** A wrong password was given in a session, to change it or to delete the account. */
  record PasswordRefused(SessionRef session) implements SecurityEvent {}

  /** A user deleted his account, in this session; all sessions of his were ended. */
  record AccountDeleted(SessionRef session) implements SecurityEvent {}

  /** An operator disabled a user; all sessions of his were ended. */
  record UserDisabled(UserId user, UserId operator) implements SecurityEvent {}

  /** An operator ended all sessions of a user. */
  record SessionsEnded(UserId user, UserId operator) implements SecurityEvent {}

  /** Somebody who is no operator tried to act as one. */
  record OperatorRefused(SessionRef session) implements SecurityEvent {}

  /** A user was made an operator; all sessions of his were ended. */
  record AdminMade(UserId user) implements SecurityEvent {}
}
