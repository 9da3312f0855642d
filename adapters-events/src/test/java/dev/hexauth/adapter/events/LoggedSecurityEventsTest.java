package dev.hexauth.adapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.hexauth.contract.SecurityEventsContract;
import dev.hexauth.domain.event.AdminStep;
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
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class LoggedSecurityEventsTest implements SecurityEventsContract {

  private static final UserId USER =
      new UserId(UUID.fromString("018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506"));
  private static final SessionRef SESSION =
      new SessionRef(USER, new SessionId("AAECAwQFBgcICQoLDA0ODw"));
  private static final String PUBLIC_ID = publicId(SESSION.id()).value();
  private static final ServiceName ORDERS = new ServiceName("orders");
  private static final ServiceKeyId SERVICE_KEY = new ServiceKeyId(new UUID(0x7000, 1));
  private static final SessionRef OPERATOR =
      new SessionRef(new UserId(new UUID(7, 7)), SESSION.id());
  private static final Client CLIENT = new Client("curl/8", "2001:db8::1");
  private static final AdminStep STEP = new AdminStep(OPERATOR, Optional.empty(), CLIENT);

  private final Lines lines = new Lines();
  private final RecurringLines bounded = new RecurringLines(InstantSource.fixed(Instant.EPOCH));
  private final SecurityEvents events =
      new LoggedSecurityEvents(logger(lines), LoggedSecurityEventsTest::publicId, bounded);

  /** Another for each session, and not the {@code sid}. */
  private static PublicId publicId(SessionId session) {
    return new PublicId(new StringBuilder(session.value()).reverse().toString());
  }

  private static Logger logger(Lines lines) {
    LoggerContext context = new LoggerContext();
    lines.setContext(context);
    lines.start();
    Logger logger = context.getLogger(LoggedSecurityEvents.LOGGER);
    logger.addAppender(lines);
    return logger;
  }

  @Override
  public SecurityEvents events() {
    return events;
  }

  @Override
  public String nameOf(SessionId session) {
    return publicId(session).value();
  }

  @Override
  public List<String> reported() {
    return lines.taken().stream()
        .map(line -> line.getFormattedMessage() + " " + line.getKeyValuePairs())
        .toList();
  }

  @Test
  void what_is_normal_is_information_and_what_asks_for_a_look_a_warning() {
    Stream.of(
            new UserRegistered(USER, CLIENT),
            new RegistrationRefused(CLIENT),
            new AddressVerified(USER, CLIENT),
            new AddressChanged(USER, CLIENT),
            new AddressTakenBack(USER, CLIENT),
            new LetterRequested(LetterKind.RESET_PASSWORD, CLIENT),
            new CodeRejected(CLIENT),
            new PasswordReset(USER, CLIENT),
            new LetterSent(LetterKind.RESET_PASSWORD, USER),
            new LetterPostponed(LetterKind.RESET_PASSWORD, USER),
            new LetterGivenUp(LetterKind.RESET_PASSWORD, USER),
            new LoggedIn(SESSION, CLIENT),
            new LoginFailed(Optional.of(USER), LoginFailure.WRONG_PASSWORD, CLIENT),
            new Throttled(LimitKind.REFRESHES, Optional.of(SESSION), CLIENT),
            new SessionRefreshed(SESSION, CLIENT),
            new RefreshTokenReused(SESSION, CLIENT),
            new SessionStoreBehind(SESSION, CLIENT),
            new TokenRejected(TokenKind.ACCESS, CLIENT),
            new LoggedOut(SESSION, CLIENT),
            new OtherSessionsEnded(SESSION, CLIENT),
            new PasswordChanged(SESSION, CLIENT),
            new PasswordRefused(SESSION, CLIENT),
            new AccountDeleted(SESSION, CLIENT),
            new UserDisabled(USER, STEP),
            new UserEnabled(USER, STEP),
            new RoleChanged(USER, Role.ADMIN, STEP),
            new SessionsEnded(USER, STEP),
            new UserDeleted(USER, STEP),
            new VerificationResent(USER, STEP),
            new PasswordResetStarted(USER, STEP),
            new ReauthenticationRequired(SESSION, CLIENT),
            new AdminActionRefused(SESSION, CLIENT),
            new AdminMade(USER),
            new ServiceRejected(CLIENT),
            new ServiceTokenIssued(ORDERS, CLIENT),
            new TokenRevoked(SESSION, ORDERS, CLIENT),
            new ServiceKeyMade(ORDERS, SERVICE_KEY),
            new ServiceKeyRevoked(ORDERS, SERVICE_KEY),
            new ServiceKeyRevokedByAdmin(ORDERS, SERVICE_KEY, STEP),
            new KeysLoaded(TokenKind.ACCESS, "now", List.of()))
        .forEach(events::record);
    assertThat(lines.taken())
        .allMatch(line -> line.getLoggerName().equals("hexauth.security"))
        .extracting(line -> line.getLevel() + " " + line.getKeyValuePairs().getFirst().value)
        .containsExactly(
            "INFO user_registered",
            "INFO registration_refused",
            "INFO address_verified",
            "INFO address_changed",
            "WARN address_taken_back",
            "INFO letter_requested",
            "INFO code_rejected",
            "INFO password_reset",
            "INFO letter_sent",
            "WARN letter_postponed",
            "WARN letter_given_up",
            "INFO logged_in",
            "INFO login_failed",
            "WARN throttled",
            "INFO session_refreshed",
            "WARN refresh_token_reused",
            "WARN session_store_behind",
            "INFO token_rejected",
            "INFO logged_out",
            "INFO other_sessions_ended",
            "INFO password_changed",
            "WARN password_refused",
            "INFO account_deleted",
            "INFO user_disabled",
            "INFO user_enabled",
            "INFO role_changed",
            "INFO sessions_ended",
            "INFO user_deleted",
            "INFO verification_resent",
            "INFO password_reset_started",
            "INFO reauthentication_required",
            "WARN admin_action_refused",
            "INFO admin_made",
            "WARN service_rejected",
            "INFO service_token_issued",
            "INFO token_revoked",
            "INFO service_key_made",
            "INFO service_key_revoked",
            "INFO service_key_revoked",
            "INFO keys_loaded");
  }

  @Test
  @Tag("ASVS-16.2.1")
  void an_event_of_a_session_has_these_keys_and_values() {
    events.record(new RefreshTokenReused(SESSION, CLIENT));
    ILoggingEvent line = lines.taken().getFirst();
    assertThat(line.getFormattedMessage())
        .isEqualTo("An old refresh token was presented; the session was ended");
    assertThat(line.getKeyValuePairs())
        .containsExactly(
            new KeyValuePair("event.action", "refresh_token_reused"),
            new KeyValuePair("user.id", USER.toString()),
            new KeyValuePair("session.id", PUBLIC_ID),
            new KeyValuePair("client.ip", "2001:db8::1"),
            new KeyValuePair("user_agent.original", "curl/8"));
  }

  @Test
  @Tag("ASVS-16.2.1")
  void a_login_has_the_client_besides() {
    assertThat(pairsOf(new LoggedIn(SESSION, CLIENT)))
        .containsExactly(
            new KeyValuePair("event.action", "logged_in"),
            new KeyValuePair("user.id", USER.toString()),
            new KeyValuePair("session.id", PUBLIC_ID),
            new KeyValuePair("client.ip", "2001:db8::1"),
            new KeyValuePair("user_agent.original", "curl/8"));
  }

  @Test
  void a_login_that_failed_names_a_user_only_if_there_is_one() {
    assertThat(pairsOf(new LoginFailed(Optional.empty(), LoginFailure.NO_SUCH_USER, CLIENT)))
        .containsExactly(
            new KeyValuePair("event.action", "login_failed"),
            new KeyValuePair("event.reason", "no_such_user"),
            new KeyValuePair("client.ip", "2001:db8::1"),
            new KeyValuePair("user_agent.original", "curl/8"));
    assertThat(pairsOf(new LoginFailed(Optional.of(USER), LoginFailure.WRONG_PASSWORD, CLIENT)))
        .contains(
            new KeyValuePair("user.id", USER.toString()),
            new KeyValuePair("event.reason", "wrong_password"));
  }

  @Test
  void a_refused_attempt_names_the_limit_and_a_session_only_if_there_is_one() {
    assertThat(pairsOf(new Throttled(LimitKind.LOGINS_BY_STRANGERS, Optional.empty(), CLIENT)))
        .containsExactly(
            new KeyValuePair("event.action", "throttled"),
            new KeyValuePair("event.reason", "logins_by_strangers"),
            new KeyValuePair("client.ip", "2001:db8::1"),
            new KeyValuePair("user_agent.original", "curl/8"));
    assertThat(pairsOf(new Throttled(LimitKind.PASSWORD_CHECKS, Optional.of(SESSION), CLIENT)))
        .contains(
            new KeyValuePair("event.reason", "password_checks"),
            new KeyValuePair("user.id", USER.toString()),
            new KeyValuePair("session.id", PUBLIC_ID));
  }

  @Test
  void events_of_admins_name_the_admin_and_the_user() {
    assertThat(pairsOf(new UserDisabled(USER, STEP)))
        .containsExactly(
            new KeyValuePair("event.action", "user_disabled"),
            new KeyValuePair("user.target.id", USER.toString()),
            new KeyValuePair("user.id", OPERATOR.owner().toString()),
            new KeyValuePair("session.id", PUBLIC_ID),
            new KeyValuePair("client.ip", "2001:db8::1"),
            new KeyValuePair("user_agent.original", "curl/8"));
  }

  @Test
  void events_of_admins_have_the_new_role_and_the_reason_which_ends_no_quotation() {
    AdminStep step =
        new AdminStep(OPERATOR, Optional.of(new Reason("asked \"why\" \\ Zo\u00eb")), CLIENT);
    assertThat(pairsOf(new RoleChanged(USER, Role.ADMIN, step)))
        .contains(
            new KeyValuePair("event.reason", "admin"),
            new KeyValuePair("admin.reason", "asked 'why' / Zo\u00eb"));
  }

  @Test
  void events_of_services_name_the_service_and_the_id_of_its_key() {
    assertThat(pairsOf(new ServiceKeyRevokedByAdmin(ORDERS, SERVICE_KEY, STEP)))
        .containsExactly(
            new KeyValuePair("event.action", "service_key_revoked"),
            new KeyValuePair("service.target.name", "orders"),
            new KeyValuePair("service.key.id", SERVICE_KEY.toString()),
            new KeyValuePair("user.id", OPERATOR.owner().toString()),
            new KeyValuePair("session.id", PUBLIC_ID),
            new KeyValuePair("client.ip", "2001:db8::1"),
            new KeyValuePair("user_agent.original", "curl/8"));
    assertThat(pairsOf(new TokenRevoked(SESSION, ORDERS, CLIENT)))
        .contains(
            new KeyValuePair("service.origin.name", "orders"),
            new KeyValuePair("user.id", USER.toString()));
  }

  @Test
  void the_keys_are_told_by_their_ids() {
    assertThat(pairsOf(new KeysLoaded(TokenKind.REFRESH, "now", List.of("soon", "once"))))
        .containsExactly(
            new KeyValuePair("event.action", "keys_loaded"),
            new KeyValuePair("token.kind", "refresh"),
            new KeyValuePair("key.active", "now"),
            new KeyValuePair("key.others", "soon once"));
  }

  @Test
  @Tag("ASVS-16.4.1")
  void a_client_cannot_close_the_quotes_of_its_value() {
    Client liar = new Client("x\" event=\"logged_in\nuser\\", "\"1\"");
    assertThat(pairsOf(new LoginFailed(Optional.empty(), LoginFailure.NO_SUCH_USER, liar)))
        .contains(
            new KeyValuePair("user_agent.original", "x' event='logged_in user/"),
            new KeyValuePair("client.ip", "'1'"));
  }

  @Test
  @Tag("ASVS-16.2.5")
  void no_line_has_the_sid() {
    events.record(new LoggedIn(SESSION, CLIENT));
    assertThat(reported().getFirst()).doesNotContain(SESSION.id().value()).contains(PUBLIC_ID);
  }

  @Test
  void the_adapter_for_the_service_counts_what_it_logs() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (BoundedLog log = new EventsConfiguration().boundedLog(InstantSource.system())) {
      new EventsConfiguration()
          .securityEvents(Optional.of(meters), log, LoggedSecurityEventsTest::publicId)
          .record(new RefreshTokenReused(SESSION, CLIENT));
    }
    assertThat(
            meters
                .get(CountedSecurityEvents.METER)
                .tag("event", "refresh_token_reused")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void what_any_caller_can_cause_is_logged_once_and_then_counted() {
    for (int i = 0; i < 1_000; i++) {
      Client sameNetwork = new Client("x".repeat(i), "2001:db8::" + Integer.toHexString(i));
      events.record(new TokenRejected(TokenKind.ACCESS, sameNetwork));
    }
    assertThat(lines.taken()).hasSize(1);

    bounded.close();

    assertThat(lines.taken()).hasSize(2);
    ILoggingEvent last = lines.taken().getLast();
    assertThat(last.getFormattedMessage())
        .isEqualTo("A token was presented that is not genuine; 999 more since the last such line");
    assertThat(last.getKeyValuePairs())
        .containsExactly(
            new KeyValuePair("event.action", "token_rejected"),
            new KeyValuePair("event.reason", "not_an_access_token"),
            new KeyValuePair("event.count", 999L),
            new KeyValuePair("client.network", "2001:db8:0:0::/64"));
  }

  @Test
  void reasons_are_counted_apart() {
    for (int i = 0; i < 10; i++) {
      events.record(new LoginFailed(Optional.of(USER), LoginFailure.WRONG_PASSWORD, CLIENT));
      events.record(new LoginFailed(Optional.empty(), LoginFailure.NO_SUCH_USER, CLIENT));
      events.record(new Throttled(LimitKind.REGISTRATIONS, Optional.empty(), CLIENT));
      events.record(new AdminActionRefused(SESSION, CLIENT));
      events.record(new OtherSessionsEnded(SESSION, CLIENT));
    }
    assertThat(lines.taken()).hasSize(5);
  }

  @Test
  void what_changes_something_for_good_is_always_logged() {
    for (int i = 0; i < 10; i++) {
      events.record(new PasswordChanged(SESSION, CLIENT));
      events.record(new LoggedIn(SESSION, CLIENT));
      events.record(new RefreshTokenReused(SESSION, CLIENT));
      events.record(new UserDisabled(USER, STEP));
    }
    assertThat(lines.taken()).hasSize(40);
  }

  private List<KeyValuePair> pairsOf(SecurityEvent event) {
    events.record(event);
    return lines.taken().getLast().getKeyValuePairs();
  }

  /** Keeps the log events in order; {@code append} is called by one thread at a time. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final List<ILoggingEvent> taken = new ArrayList<>();

    @Override
    protected void append(ILoggingEvent line) {
      synchronized (taken) {
        taken.add(line);
      }
    }

    List<ILoggingEvent> taken() {
      synchronized (taken) {
        return List.copyOf(taken);
      }
    }
  }
}
