package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.WRONG;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.application.ChangePassword.Result.Changed;
import dev.hexauth.application.ChangePassword.Result.Denied;
import dev.hexauth.application.ChangePassword.Result.PasswordRefused;
import dev.hexauth.application.ChangePassword.Result.WrongPassword;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.Login.Result.Rejected;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.PasswordChanged;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.PasswordPolicy.Flaw;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ChangePasswordTest {

  private static final RawPassword THIRD = new RawPassword("third of them");

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final LoggedIn current = hexagon.login();
  private final LoggedIn other = hexagon.login();
  private final SessionRef session = hexagon.sessionOf(current);

  ChangePasswordTest() {
    hexagon.newEvents();
  }

  @Test
  void the_new_password_counts_and_the_old_one_no_longer() {
    assertThat(change(PASSWORD, NEW_PASSWORD)).isEqualTo(new Changed());
    assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(new Rejected());
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void the_current_session_goes_on_and_all_others_end() {
    change(PASSWORD, NEW_PASSWORD);
    assertThat(hexagon.me(current.tokens().access().token())).isEqualTo(new GetMe.Result.Me(user));
    hexagon.refreshed(current.tokens().refresh().token());
    assertThat(hexagon.me(other.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.refresh(other.tokens().refresh().token()))
        .isEqualTo(new RefreshToken.Result.Rejected());
  }

  @Test
  void a_change_is_told() {
    change(PASSWORD, NEW_PASSWORD);
    assertThat(hexagon.newEvents()).containsExactly(new PasswordChanged(session, CLIENT));
  }

  @Test
  void the_sessions_and_passwords_of_others_stay() {
    SessionRef foreign = hexagon.sessionOf(hexagon.admin());
    change(PASSWORD, NEW_PASSWORD);
    assertThat(hexagon.isActive(foreign)).isTrue();
    hexagon.login(Hexagon.ADMIN_EMAIL);
  }

  @Test
  @Tag("ASVS-16.3.1")
  void a_wrong_password_changes_nothing_and_is_told() {
    assertThat(change(WRONG, NEW_PASSWORD)).isEqualTo(new WrongPassword());
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.PasswordRefused(session, CLIENT));
    assertNothingChanged();
  }

  @Test
  @Tag("ASVS-6.2.1")
  void a_password_outside_the_policy_is_refused_before_any_work() {
    int hashes = hexagon.memory.hashesComputed();
    assertThat(change(PASSWORD, password(7))).isEqualTo(new PasswordRefused(Flaw.TOO_SHORT));
    assertThat(change(PASSWORD, password(33))).isEqualTo(new PasswordRefused(Flaw.TOO_LONG));
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(hashes);
    assertThat(hexagon.newEvents()).isEmpty();
    assertNothingChanged();
  }

  @Test
  @Tag("ASVS-6.2.4")
  @Tag("ASVS-6.2.12")
  @Tag("NIST-63B-3.1.1.2-blocklist")
  void a_password_that_is_known_from_breaches_is_refused_before_any_work() {
    int hashes = hexagon.memory.hashesComputed();
    hexagon.memory.breach(NEW_PASSWORD);
    assertThat(change(PASSWORD, NEW_PASSWORD)).isEqualTo(new PasswordRefused(Flaw.BREACHED));
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(hashes);
    assertThat(hexagon.newEvents()).isEmpty();
    assertNothingChanged();
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-blocklist")
  void his_address_is_nobody_s_password() {
    assertThat(change(PASSWORD, new RawPassword("Ada@Example.com")))
        .isEqualTo(new PasswordRefused(Flaw.PERSONAL));
    assertNothingChanged();
  }

  @Test
  void a_password_that_is_known_from_a_breach_since_logs_in_and_can_be_changed() {
    hexagon.memory.breach(PASSWORD);
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
    assertThat(change(PASSWORD, NEW_PASSWORD)).isEqualTo(new Changed());
  }

  @Test
  void who_is_removed_while_he_changes_his_password_is_refused() {
    UserRepository overtaken =
        Interruption.before(
            UserRepository.class,
            hexagon.memory.users(),
            "credentialOf",
            () -> hexagon.memory.users().remove(user.id()));
    assertThat(changeOn(overtaken)).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  void a_password_at_either_limit_of_the_policy_is_accepted() {
    assertThat(change(PASSWORD, password(8))).isEqualTo(new Changed());
    assertThat(change(password(8), password(32))).isEqualTo(new Changed());
  }

  @Test
  void a_current_password_that_today_s_policy_refuses_can_be_changed() {
    RawPassword old = new RawPassword("short");
    var users = hexagon.memory.users();
    var hash = users.credentialOf(EMAIL).orElseThrow().hash();
    users.replaceHash(user.id(), hash, hexagon.memory.hasher().hash(old));
    assertThat(change(old, NEW_PASSWORD)).isEqualTo(new Changed());
  }

  @Test
  void a_change_that_another_was_faster_than_changes_nothing_and_is_told() {
    UserRepository overtaken =
        Interruption.before(
            UserRepository.class,
            hexagon.memory.users(),
            "replaceHash",
            () -> assertThat(change(PASSWORD, THIRD)).isEqualTo(new Changed()));

    assertThat(changeOn(overtaken)).isEqualTo(new WrongPassword());

    assertThat(hexagon.newEvents())
        .containsExactly(
            new PasswordChanged(session, CLIENT),
            new SecurityEvent.PasswordRefused(session, CLIENT));
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isEqualTo(new Rejected());
    assertThat(hexagon.login(EMAIL, THIRD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void of_many_changes_at_once_one_is_made() {
    List<ChangePassword.Result> results = AtOnce.ask(16, () -> change(PASSWORD, NEW_PASSWORD));
    assertThat(results).containsOnlyOnce(new Changed());
    assertThat(results.stream().filter(new WrongPassword()::equals)).hasSize(15);
    assertThat(hexagon.isActive(session)).isTrue();
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void who_is_no_user_any_more_is_refused() {
    assertThat(changeOn(MemoryConfiguration.create().users())).isEqualTo(new Denied(SESSION_ENDED));
    assertThat(hexagon.newEvents()).isEmpty();
    assertNothingChanged();
  }

  @Test
  void while_the_user_store_is_down_nothing_is_changed_and_nobody_is_thrown_out() {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> changeOn(new UnavailableUsers()));
    assertThat(hexagon.newEvents()).isEmpty();
    assertNothingChanged();
  }

  private ChangePassword.Result change(RawPassword old, RawPassword replacement) {
    return hexagon.changePassword(current.tokens().access().token(), old, replacement);
  }

  private ChangePassword.Result changeOn(UserRepository users) {
    return hexagon
        .on(users, hexagon.memory.sessions())
        .changePassword()
        .handle(
            new ChangePassword.Command(
                Optional.of(current.tokens().access().token()), PASSWORD, NEW_PASSWORD, CLIENT));
  }

  private void assertNothingChanged() {
    assertThat(hexagon.isActive(session)).isTrue();
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isEqualTo(new Rejected());
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  private static RawPassword password(int length) {
    return new RawPassword("p".repeat(length));
  }
}
