package dev.hexauth.domain.event;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Limited;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened and bears on security (OWASP ASVS 5.0, V16.3). It never holds a secret; a
 * client is where the request came from that made it happen.
 */
public sealed interface SecurityEvent {

  /** What a client made happen. */
  sealed interface FromClient extends SecurityEvent {

    /** Where the request came from. */
    Client client();
  }

  /** What happened in a session, or to it. */
  sealed interface InSession extends FromClient {

    /** The session, and so the user. */
    SessionRef session();
  }

  /** Somebody became a user. */
  record UserRegistered(UserId user, Client client) implements FromClient {}

  /** A user proved who he is, and has a new session. */
  record LoggedIn(SessionRef session, Client client) implements InSession {}

  /** Somebody could not prove to be {@code user}, or gave an address that is nobody's. */
  record LoginFailed(Optional<UserId> user, LoginFailure reason, Client client)
      implements FromClient {}

  /**
   * An attempt was refused, for too many have failed, or were made; in {@code session}, if it was
   * made in one. Whose account it was for was not looked up.
   */
  record Throttled(Limited limit, Optional<SessionRef> session, Client client)
      implements FromClient {}

  /** A session was refreshed. */
  record SessionRefreshed(SessionRef session, Client client) implements InSession {}

  /** An old refresh token was presented; somebody has a copy, and the session was ended. */
  record RefreshTokenReused(SessionRef session, Client client) implements InSession {}

  /** The session store had lost a rotation, as after a failover; the session went on. */
  record SessionStoreBehind(SessionRef session, Client client) implements InSession {}

  /** A token was presented that is not genuine, or of another kind than {@code expected}. */
  record TokenRejected(TokenKind expected, Client client) implements FromClient {}

  /**
   * A session was ended: by its owner, from it or from another session, or by a login in the
   * browser that held its tokens.
   */
  record LoggedOut(SessionRef session, Client client) implements InSession {}

  /** All sessions of the owner were ended, but for this one. */
  record OtherSessionsEnded(SessionRef session, Client client) implements InSession {}

  /** A user changed the password, in this session; all sessions of the user were ended. */
  record PasswordChanged(SessionRef session, Client client) implements InSession {}

  /** A wrong password was given in a session, to change it or to delete the account. */
  record PasswordRefused(SessionRef session, Client client) implements InSession {}

  /** A user deleted his account, in this session; all sessions of his were ended. */
  record AccountDeleted(SessionRef session, Client client) implements InSession {}

  /** Somebody who is no operator tried to act as one. */
  record OperatorRefused(SessionRef session, Client client) implements InSession {}

  /** An operator, in this session of his, disabled a user; all sessions of that user were ended. */
  record UserDisabled(UserId user, SessionRef operator, Client client) implements FromClient {}

  /** An operator, in this session of his, ended all sessions of a user. */
  record SessionsEnded(UserId user, SessionRef operator, Client client) implements FromClient {}

  /** A user was made an operator, on the service's own machine; all sessions of his were ended. */
  record AdminMade(UserId user) implements SecurityEvent {}

  /**
   * The service has started with these keys.
   *
   * @param tokens what they sign and verify
   * @param active the id of the key that signs
   * @param others the ids of pending and retired keys, which verify only
   */
  record KeysLoaded(TokenKind tokens, String active, List<String> others) implements SecurityEvent {

    /** Keeps a copy. */
    public KeysLoaded {
      others = List.copyOf(others);
    }
  }
}
