package dev.hexauth.domain.event;

import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * An event that matters for security (OWASP ASVS 5.0, V16.3). It never holds a secret. Its client
 * is the origin of the request that caused it.
 */
public sealed interface SecurityEvent {

  /** An event that a request caused. */
  sealed interface FromClient extends SecurityEvent {

    /** The origin of the request. */
    Client client();
  }

  /** An event that a request in a session caused, or that happened to a session. */
  sealed interface InSession extends FromClient {

    /** The session, and so the user. */
    SessionRef session();
  }

  /** A change that an admin made. */
  sealed interface ByAdmin extends FromClient {

    /** Who made it, why, and from where. */
    AdminStep step();

    @Override
    default Client client() {
      return step().client();
    }
  }

  /** A change that an admin made to the account of a user. */
  sealed interface ToAccount extends ByAdmin {

    /** The user whose account it is. */
    UserId user();
  }

  /** A user registered. */
  record UserRegistered(UserId user, Client client) implements FromClient {}

  /**
   * The address of a registration has an account; the caller was not told, its owner gets a letter.
   */
  record RegistrationRefused(Client client) implements FromClient {}

  /** A user proved that the e-mail address is theirs. */
  record AddressVerified(UserId user, Client client) implements FromClient {}

  /** A user changed the e-mail address. */
  record AddressChanged(UserId user, Client client) implements FromClient {}

  /** A user took the previous e-mail address back; all sessions of the user were ended. */
  record AddressTakenBack(UserId user, Client client) implements FromClient {}

  /** A letter to an address was asked for, whether or not the address has an account. */
  record LetterRequested(LetterKind kind, Client client) implements FromClient {}

  /** A user reset the password with a code; all sessions of the user were ended. */
  record PasswordReset(UserId user, Client client) implements FromClient {}

  /** A code was presented that may not be used. */
  record CodeRejected(Client client) implements FromClient {}

  /** A user logged in and has a new session. */
  record LoggedIn(SessionRef session, Client client) implements InSession {}

  /**
   * A login failed: {@code reason} says why. {@code user} is empty if no active user has the
   * address.
   */
  record LoginFailed(Optional<UserId> user, LoginFailure reason, Client client)
      implements FromClient {}

  /**
   * An attempt was refused, because too many have failed or were made. The account was not looked
   * up.
   *
   * @param session the session in which the attempt was made, if any
   */
  record Throttled(LimitKind limit, Optional<SessionRef> session, Client client)
      implements FromClient {}

  /** A session was refreshed. */
  record SessionRefreshed(SessionRef session, Client client) implements InSession {}

  /** An old refresh token was presented, so there is a copy of it; the session was ended. */
  record RefreshTokenReused(SessionRef session, Client client) implements InSession {}

  /** The session store had lost a rotation, for instance in a failover; the session continues. */
  record SessionStoreBehind(SessionRef session, Client client) implements InSession {}

  /** A token was presented that is not genuine, or not of the kind {@code expected}. */
  record TokenRejected(TokenKind expected, Client client) implements FromClient {}

  /**
   * A session was ended: by its owner, from it or from another session, or by a login in the
   * browser that held its tokens.
   */
  record LoggedOut(SessionRef session, Client client) implements InSession {}

  /** All sessions of the owner were ended, except this one. */
  record OtherSessionsEnded(SessionRef session, Client client) implements InSession {}

  /** A user changed the password, in this session; all sessions of the user were ended. */
  record PasswordChanged(SessionRef session, Client client) implements InSession {}

  /** A wrong password was given in a session, to change it or to delete the account. */
  record PasswordRefused(SessionRef session, Client client) implements InSession {}

  /** A user deleted the account, in this session; all of its sessions were ended. */
  record AccountDeleted(SessionRef session, Client client) implements InSession {}

  /** A user who is no admin tried to act as one. */
  record AdminActionRefused(SessionRef session, Client client) implements InSession {}

  /** A user whose login is too old for it tried to act as an admin; they must log in again. */
  record ReauthenticationRequired(SessionRef session, Client client) implements InSession {}

  /** An admin disabled a user; all sessions of that user were ended. */
  record UserDisabled(UserId user, AdminStep step) implements ToAccount {}

  /** An admin enabled a user who was disabled. */
  record UserEnabled(UserId user, AdminStep step) implements ToAccount {}

  /** An admin gave a user another role; all sessions of that user were ended. */
  record RoleChanged(UserId user, Role role, AdminStep step) implements ToAccount {}

  /** An admin ended all sessions of a user. */
  record SessionsEnded(UserId user, AdminStep step) implements ToAccount {}

  /** An admin deleted the account of a user; all of its sessions were ended. */
  record UserDeleted(UserId user, AdminStep step) implements ToAccount {}

  /** An admin had the code to verify the e-mail address mailed again. */
  record VerificationResent(UserId user, AdminStep step) implements ToAccount {}

  /** An admin had a code to reset the password mailed. */
  record PasswordResetStarted(UserId user, AdminStep step) implements ToAccount {}

  /** The operator made a user an admin; all sessions of that user were ended. */
  record AdminMade(UserId user) implements SecurityEvent {}

  /** A service presented no key, or one that is not accepted. */
  record ServiceRejected(Client client) implements FromClient {}

  /** A service got an access token of its own. */
  record ServiceTokenIssued(ServiceName service, Client client) implements FromClient {}

  /** A service ended a session by revoking one of its tokens. */
  record TokenRevoked(SessionRef session, ServiceName service, Client client)
      implements InSession {}

  /** The operator made a key for a service. */
  record ServiceKeyMade(ServiceName service, ServiceKeyId key) implements SecurityEvent {}

  /** The operator revoked the key of a service. */
  record ServiceKeyRevoked(ServiceName service, ServiceKeyId key) implements SecurityEvent {}

  /** An admin revoked the key of a service. */
  record ServiceKeyRevokedByAdmin(ServiceName service, ServiceKeyId key, AdminStep step)
      implements ByAdmin {}

  /** A letter was handed to the mail server. */
  record LetterSent(LetterKind kind, UserId user) implements SecurityEvent {}

  /** An attempt to send a letter failed; there will be another. */
  record LetterPostponed(LetterKind kind, UserId user) implements SecurityEvent {}

  /** A letter could not be sent for a day, and will not be. */
  record LetterGivenUp(LetterKind kind, UserId user) implements SecurityEvent {}

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
