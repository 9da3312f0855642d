package dev.hexauth.adapter.events;

import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.AccountDeleted;
import dev.hexauth.domain.event.SecurityEvent.AddressChanged;
import dev.hexauth.domain.event.SecurityEvent.AddressTakenBack;
import dev.hexauth.domain.event.SecurityEvent.AddressVerified;
import dev.hexauth.domain.event.SecurityEvent.AdminActionRefused;
import dev.hexauth.domain.event.SecurityEvent.AdminMade;
import dev.hexauth.domain.event.SecurityEvent.CodeRejected;
import dev.hexauth.domain.event.SecurityEvent.KeysLoaded;
import dev.hexauth.domain.event.SecurityEvent.LetterGivenUp;
import dev.hexauth.domain.event.SecurityEvent.LetterPostponed;
import dev.hexauth.domain.event.SecurityEvent.LetterRequested;
import dev.hexauth.domain.event.SecurityEvent.LetterSent;
import dev.hexauth.domain.event.SecurityEvent.LoggedIn;
import dev.hexauth.domain.event.SecurityEvent.LoggedOut;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.OtherSessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.PasswordChanged;
import dev.hexauth.domain.event.SecurityEvent.PasswordRefused;
import dev.hexauth.domain.event.SecurityEvent.PasswordReset;
import dev.hexauth.domain.event.SecurityEvent.PasswordResetStarted;
import dev.hexauth.domain.event.SecurityEvent.ReauthenticationRequired;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.RegistrationRefused;
import dev.hexauth.domain.event.SecurityEvent.RoleChanged;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyMade;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyRevoked;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyRevokedByAdmin;
import dev.hexauth.domain.event.SecurityEvent.ServiceRejected;
import dev.hexauth.domain.event.SecurityEvent.ServiceTokenIssued;
import dev.hexauth.domain.event.SecurityEvent.SessionRefreshed;
import dev.hexauth.domain.event.SecurityEvent.SessionStoreBehind;
import dev.hexauth.domain.event.SecurityEvent.SessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.Throttled;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.event.SecurityEvent.TokenRevoked;
import dev.hexauth.domain.event.SecurityEvent.UserDeleted;
import dev.hexauth.domain.event.SecurityEvent.UserDisabled;
import dev.hexauth.domain.event.SecurityEvent.UserEnabled;
import dev.hexauth.domain.event.SecurityEvent.UserRegistered;
import dev.hexauth.domain.event.SecurityEvent.VerificationResent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.user.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The kind of an event and its reason, by which events are counted.
 *
 * @param reason one of the few reasons of the kind, or empty if the kind has none
 */
record EventLabel(EventKind kind, String reason) {

  /** The reasons of rejected tokens. */
  private enum NotGenuine {
    NOT_AN_ACCESS_TOKEN,
    NOT_A_REFRESH_TOKEN
  }

  private static EventLabel of(EventKind kind) {
    return new EventLabel(kind, "");
  }

  private static EventLabel of(EventKind kind, Enum<?> reason) {
    return new EventLabel(kind, lowerCase(reason));
  }

  static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** All labels that there are. */
  static List<EventLabel> all() {
    return Arrays.stream(EventKind.values()).flatMap(EventLabel::allOf).toList();
  }

  private static Stream<EventLabel> allOf(EventKind kind) {
    return switch (kind) {
      case LOGIN_FAILED -> allOf(kind, LoginFailure.values());
      case TOKEN_REJECTED -> allOf(kind, NotGenuine.values());
      case THROTTLED -> allOf(kind, LimitKind.values());
      case LETTER_REQUESTED, LETTER_SENT, LETTER_POSTPONED, LETTER_GIVEN_UP ->
          allOf(kind, LetterKind.values());
      case ROLE_CHANGED -> allOf(kind, Role.values());
      default -> Stream.of(of(kind));
    };
  }

  private static Stream<EventLabel> allOf(EventKind kind, Enum<?>... reasons) {
    return Arrays.stream(reasons).map(reason -> of(kind, reason));
  }

  static EventLabel of(SecurityEvent event) {
    return switch (event) {
      case UserRegistered _ -> of(EventKind.USER_REGISTERED);
      case RegistrationRefused _ -> of(EventKind.REGISTRATION_REFUSED);
      case AddressVerified _ -> of(EventKind.ADDRESS_VERIFIED);
      case AddressChanged _ -> of(EventKind.ADDRESS_CHANGED);
      case AddressTakenBack _ -> of(EventKind.ADDRESS_TAKEN_BACK);
      case LetterRequested(LetterKind letter, _) -> of(EventKind.LETTER_REQUESTED, letter);
      case CodeRejected _ -> of(EventKind.CODE_REJECTED);
      case PasswordReset _ -> of(EventKind.PASSWORD_RESET);
      case LetterSent(LetterKind letter, _) -> of(EventKind.LETTER_SENT, letter);
      case LetterPostponed(LetterKind letter, _) -> of(EventKind.LETTER_POSTPONED, letter);
      case LetterGivenUp(LetterKind letter, _) -> of(EventKind.LETTER_GIVEN_UP, letter);
      case LoggedIn _ -> of(EventKind.LOGGED_IN);
      case LoginFailed(_, LoginFailure reason, _) -> of(EventKind.LOGIN_FAILED, reason);
      case SessionRefreshed _ -> of(EventKind.SESSION_REFRESHED);
      case RefreshTokenReused _ -> of(EventKind.REFRESH_TOKEN_REUSED);
      case SessionStoreBehind _ -> of(EventKind.SESSION_STORE_BEHIND);
      case TokenRejected rejected -> of(EventKind.TOKEN_REJECTED, notGenuine(rejected));
      case Throttled(LimitKind limit, _, _) -> of(EventKind.THROTTLED, limit);
      case LoggedOut _ -> of(EventKind.LOGGED_OUT);
      case OtherSessionsEnded _ -> of(EventKind.OTHER_SESSIONS_ENDED);
      case PasswordChanged _ -> of(EventKind.PASSWORD_CHANGED);
      case PasswordRefused _ -> of(EventKind.PASSWORD_REFUSED);
      case AccountDeleted _ -> of(EventKind.ACCOUNT_DELETED);
      case AdminActionRefused _ -> of(EventKind.ADMIN_ACTION_REFUSED);
      case ReauthenticationRequired _ -> of(EventKind.REAUTHENTICATION_REQUIRED);
      case UserDisabled _ -> of(EventKind.USER_DISABLED);
      case UserEnabled _ -> of(EventKind.USER_ENABLED);
      case RoleChanged(_, Role role, _) -> of(EventKind.ROLE_CHANGED, role);
      case SessionsEnded _ -> of(EventKind.SESSIONS_ENDED);
      case UserDeleted _ -> of(EventKind.USER_DELETED);
      case VerificationResent _ -> of(EventKind.VERIFICATION_RESENT);
      case PasswordResetStarted _ -> of(EventKind.PASSWORD_RESET_STARTED);
      case AdminMade _ -> of(EventKind.ADMIN_MADE);
      case ServiceRejected _ -> of(EventKind.SERVICE_REJECTED);
      case ServiceTokenIssued _ -> of(EventKind.SERVICE_TOKEN_ISSUED);
      case TokenRevoked _ -> of(EventKind.TOKEN_REVOKED);
      case ServiceKeyMade _ -> of(EventKind.SERVICE_KEY_MADE);
      case ServiceKeyRevoked _, ServiceKeyRevokedByAdmin _ -> of(EventKind.SERVICE_KEY_REVOKED);
      case KeysLoaded _ -> of(EventKind.KEYS_LOADED);
    };
  }

  private static NotGenuine notGenuine(TokenRejected rejected) {
    return switch (rejected.expected()) {
      case ACCESS -> NotGenuine.NOT_AN_ACCESS_TOKEN;
      case REFRESH -> NotGenuine.NOT_A_REFRESH_TOKEN;
    };
  }
}
