package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.ResetPassword.Result.PasswordRefused;
import dev.hexauth.application.ResetPassword.Result.Rejected;
import dev.hexauth.application.ResetPassword.Result.Reset;
import dev.hexauth.application.ResetPassword.Result.Throttled;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy.Flaw;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ResetPasswordTest {

  private final Hexagon hexagon = new Hexagon(MailPolicy.DEFAULT);
  private final Mailbox mailbox = new Mailbox(hexagon);
  private final User user = hexagon.register();

  ResetPasswordTest() {
    mailbox.delivered();
    hexagon.newEvents();
  }

  @Test
  @Tag("ASVS-6.4.3")
  @Tag("NIST-63B-4.2")
  void the_new_password_counts_and_the_old_one_no_longer() {
    assertThat(mailbox.reset(mailbox.resetCode(), NEW_PASSWORD)).isEqualTo(new Reset());
    assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(new Login.Result.Rejected());
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isInstanceOf(LoggedIn.class);
    assertThat(hexagon.memory.users().find(user.id()).orElseThrow().verified()).isTrue();
  }

  @Test
  void a_request_is_accepted_and_recorded_for_any_address() {
    assertThat(mailbox.forgot(EMAIL)).isEqualTo(new ForgotPassword.Result.Accepted());
    assertThat(mailbox.forgot(new EmailAddress("nobody@example.com")))
        .isEqualTo(new ForgotPassword.Result.Accepted());
    assertThat(hexagon.newEvents())
        .hasSize(2)
        .containsOnly(new SecurityEvent.LetterRequested(LetterKind.RESET_PASSWORD, CLIENT));
    assertThat(mailbox.kinds()).containsExactly(LetterKind.RESET_PASSWORD);
  }

  @Test
  void a_reset_is_recorded_and_the_user_gets_a_notice() {
    EmailCode code = mailbox.resetCode();
    hexagon.newEvents();
    hexagon.clock.pass(Duration.ofSeconds(7));
    mailbox.reset(code, NEW_PASSWORD);
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.PasswordReset(user.id(), CLIENT));
    var letter = mailbox.delivered().getFirst().letter();
    assertThat(letter.kind()).isEqualTo(LetterKind.PASSWORD_RESET);
    assertThat(letter.occasion().at()).isEqualTo(Hexagon.START.plusSeconds(7));
    assertThat(letter.occasion().client()).contains(CLIENT);
  }

  @Test
  @Tag("ASVS-7.4.3")
  void all_sessions_end() {
    List<SessionRef> sessions =
        List.of(hexagon.sessionOf(hexagon.login()), hexagon.sessionOf(hexagon.login()));
    mailbox.delivered();
    mailbox.reset(mailbox.resetCode(), NEW_PASSWORD);
    assertThat(sessions).noneMatch(hexagon::isActive);
  }

  @Test
  void a_code_is_used_once_and_rejections_are_recorded() {
    EmailCode code = mailbox.resetCode();
    mailbox.reset(code, NEW_PASSWORD);
    hexagon.newEvents();
    assertThat(mailbox.reset(code, PASSWORD)).isEqualTo(new Rejected());
    assertThat(mailbox.reset(new EmailCode("f".repeat(64)), PASSWORD)).isEqualTo(new Rejected());
    assertThat(hexagon.newEvents()).hasSize(2).containsOnly(new SecurityEvent.CodeRejected(CLIENT));
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void of_several_at_once_one_resets() {
    EmailCode code = mailbox.resetCode();
    assertThat(AtOnce.call(8, () -> mailbox.reset(code, NEW_PASSWORD)))
        .containsOnlyOnce(new Reset())
        .containsOnly(new Reset(), new Rejected());
  }

  @Test
  void a_code_that_is_made_up_computes_no_hash() {
    int hashes = hexagon.memory.hashesComputed();
    mailbox.reset(new EmailCode("f".repeat(64)), PASSWORD);
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(hashes);
  }

  @Test
  void a_password_that_is_not_allowed_leaves_the_code_usable() {
    EmailCode code = mailbox.resetCode();
    assertThat(mailbox.reset(code, new RawPassword("short")))
        .isEqualTo(new PasswordRefused(Flaw.TOO_SHORT));
    assertThat(mailbox.reset(code, new RawPassword("ada@example.com")))
        .isInstanceOf(PasswordRefused.class);
    assertThat(mailbox.reset(code, NEW_PASSWORD)).isEqualTo(new Reset());
  }

  @Test
  void without_the_session_store_the_code_stays_usable_and_the_password_as_it_was() {
    EmailCode code = mailbox.resetCode();
    SessionStore down =
        Interruption.always(SessionStore.class, hexagon.memory.sessions(), "endAll", Hexagon::fail);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> resetOn(down, hexagon.memory.hasher(), code));
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
    mailbox.delivered();
    assertThat(mailbox.reset(code, NEW_PASSWORD)).isEqualTo(new Reset());
  }

  /** The login comes between the two times that the sessions are ended. */
  @Test
  void a_login_with_the_old_password_at_the_same_moment_leaves_no_session() {
    EmailCode code = mailbox.resetCode();
    List<Login.Result> logins = new ArrayList<>();
    SessionStore store = hexagon.memory.sessions();
    SessionStore overtaken =
        new Overtaken(store, () -> logins.add(hexagon.login(EMAIL, PASSWORD))).store();
    assertThat(resetOn(overtaken, hexagon.memory.hasher(), code)).isEqualTo(new Reset());
    assertThat(logins).hasSize(1);
    assertThat(store.sessionsOf(user.id(), hexagon.clock.instant())).isEmpty();
  }

  /** Runs an event after the first {@code endAll}, before the code is used up. */
  private record Overtaken(SessionStore real, Runnable event) {
    SessionStore store() {
      List<Object> calls = new ArrayList<>();
      return (SessionStore)
          Proxy.newProxyInstance(
              SessionStore.class.getClassLoader(),
              new Class<?>[] {SessionStore.class},
              (_, method, arguments) -> {
                Object result = method.invoke(real, arguments);
                if (method.getName().equals("endAll") && calls.isEmpty()) {
                  calls.add(method);
                  event.run();
                }
                return result;
              });
    }
  }

  @Test
  void a_login_that_compares_the_old_password_meanwhile_opens_nothing() {
    EmailCode code = mailbox.resetCode();
    PasswordHasher overtaken =
        Interruption.before(
            PasswordHasher.class,
            hexagon.memory.hasher(),
            "isOutdated",
            () -> assertThat(mailbox.reset(code, NEW_PASSWORD)).isEqualTo(new Reset()));
    var login = new Login.Command(EMAIL, PASSWORD, Delivery.COOKIE, CarriedTokens.NONE, CLIENT);
    assertThat(
            hexagon
                .on(hexagon.memory.users(), hexagon.memory.sessions(), overtaken)
                .login()
                .logIn(login))
        .isEqualTo(new Login.Result.Rejected());
    assertThat(hexagon.memory.sessions().sessionsOf(user.id(), hexagon.clock.instant())).isEmpty();
  }

  @Test
  void resets_of_one_user_are_limited_and_lift_no_other_limit() {
    Limit none = Limit.NONE;
    Limit two = Limit.of(new Rate(2, Duration.ofHours(1)));
    Hexagon limited =
        new Hexagon(
            SessionPolicy.DEFAULT,
            new ThrottlePolicy(none, none, two, none, none, two, none, none, none, none),
            Optional.of(MailPolicy.DEFAULT));
    Mailbox own = new Mailbox(limited);
    limited.register();
    own.delivered();
    limited.login(EMAIL, NEW_PASSWORD);
    limited.login(EMAIL, NEW_PASSWORD);

    for (int i = 0; i < 2; i++) {
      assertThat(own.reset(own.resetCode(), PASSWORD)).isEqualTo(new Reset());
      own.delivered();
    }

    EmailCode third = own.resetCode();
    assertThat(own.reset(third, PASSWORD)).isEqualTo(new Throttled(Duration.ofMinutes(30)));
    assertThat(limited.login(EMAIL, PASSWORD)).isInstanceOf(Login.Result.Throttled.class);
    limited.clock.pass(Duration.ofMinutes(10));
    assertThat(own.reset(third, PASSWORD)).isInstanceOf(Throttled.class);
  }

  private ResetPassword.Result resetOn(
      SessionStore sessions, PasswordHasher hasher, EmailCode code) {
    return hexagon
        .on(hexagon.memory.users(), sessions, hasher)
        .mail()
        .orElseThrow()
        .resetPassword()
        .reset(new ResetPassword.Command(code, NEW_PASSWORD, CLIENT));
  }
}
