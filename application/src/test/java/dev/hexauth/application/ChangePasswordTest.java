package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLAIMANT;
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
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Token;
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
    assertThat(change(PASSWORD, NEW_PASSWORD)).isInstanceOf(Changed.class);
    assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(new Rejected());
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void all_sessions_end_and_a_new_one_is_open() {
    Changed changed = (Changed) change(PASSWORD, NEW_PASSWORD);
    for (LoggedIn before : List.of(current, other)) {
      assertThat(hexagon.me(before.tokens().access().token()))
          .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
      assertThat(hexagon.refresh(before.tokens().refresh().token()))
          .isEqualTo(new RefreshToken.Result.Rejected());
    }
    assertThat(hexagon.me(changed.tokens().access().token())).isEqualTo(new GetMe.Result.Me(user));
    hexagon.refreshed(changed.tokens().refresh().token());
  }

  @Test
  void the_new_tokens_are_delivered_as_the_presented_one_was() {
    for (Delivery delivery : Delivery.values()) {
      SessionRef ref = new SessionRef(user.id(), hexagon.memory.ids().newSessionId());
      Session open = Session.open(ref, CLIENT, Hexagon.START, hexagon.policy);
      hexagon.memory.sessions().open(open, 20);
      TokenIssuer issuer =
          new TokenIssuer(hexagon.memory.signer(), hexagon.memory.ids(), hexagon.policy);
      Token token = issuer.issue(open, user.role(), delivery, Hexagon.START).access().token();

      Changed changed = (Changed) hexagon.changePassword(token, PASSWORD, PASSWORD);

      assertThat(changed.tokens().delivery()).isEqualTo(delivery);
      assertThat(hexagon.accessClaims(changed.tokens().access().token()).delivery())
          .isEqualTo(delivery);
      assertThat(hexagon.refreshClaims(changed.tokens().refresh().token()).delivery())
          .isEqualTo(delivery);
    }
  }

  @Test
  void a_change_is_recorded() {
    Changed changed = (Changed) change(PASSWORD, NEW_PASSWORD);
    SessionRef opened = hexagon.refreshClaims(changed.tokens().refresh().token()).session();
    assertThat(hexagon.newEvents())
        .containsExactly(
            new PasswordChanged(session, CLIENT), new SecurityEvent.LoggedIn(opened, CLIENT));
  }

  @Test
  void a_login_with_the_old_password_at_the_same_moment_leaves_no_session() {
    SessionStore overtaken =
        Interruption.before(
            SessionStore.class,
            hexagon.memory.sessions(),
            "endAll",
            () -> assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(new Rejected()));

    var result = changeOn(hexagon.memory.users(), overtaken);

    assertThat(result).isInstanceOf(Changed.class);
    assertThat(activeSessions())
        .containsExactly(
            hexagon.refreshClaims(((Changed) result).tokens().refresh().token()).session());
  }

  @Test
  void a_refresh_at_the_same_moment_leaves_no_session() {
    SessionStore overtaken =
        Interruption.before(
            SessionStore.class,
            hexagon.memory.sessions(),
            "endAll",
            () -> hexagon.refreshed(current.tokens().refresh().token()));

    var result = changeOn(hexagon.memory.users(), overtaken);

    assertThat(result).isInstanceOf(Changed.class);
    assertThat(activeSessions())
        .containsExactly(
            hexagon.refreshClaims(((Changed) result).tokens().refresh().token()).session());
  }

  @Test
  void a_user_who_is_disabled_meanwhile_has_no_session_afterwards() {
    SessionStore overtaken =
        Interruption.before(
            SessionStore.class,
            hexagon.memory.sessions(),
            "open",
            () -> {
              hexagon.memory.users().disable(user.id(), Hexagon.START, Optional.empty());
              hexagon.memory.sessions().endAll(user.id());
            });

    assertThat(changeOn(hexagon.memory.users(), overtaken)).isEqualTo(new Denied(SESSION_ENDED));
    assertThat(activeSessions()).isEmpty();
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
  void a_wrong_password_changes_nothing_and_is_recorded() {
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
  void the_users_address_is_refused_as_a_password() {
    assertThat(change(PASSWORD, new RawPassword("Ada@Example.com")))
        .isEqualTo(new PasswordRefused(Flaw.PERSONAL));
    assertNothingChanged();
  }

  @Test
  void a_password_that_is_known_from_a_breach_since_logs_in_and_can_be_changed() {
    hexagon.memory.breach(PASSWORD);
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
    assertThat(change(PASSWORD, NEW_PASSWORD)).isInstanceOf(Changed.class);
  }

  @Test
  void a_user_who_is_removed_during_a_password_change_is_refused() {
    UserRepository overtaken =
        Interruption.before(
            UserRepository.class,
            hexagon.memory.users(),
            "credentialOf",
            () -> hexagon.memory.users().remove(user.id(), Optional.empty()));
    assertThat(changeOn(overtaken)).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  void a_password_at_either_limit_of_the_policy_is_accepted() {
    Changed first = (Changed) change(PASSWORD, password(8));
    Token access = first.tokens().access().token();
    assertThat(hexagon.changePassword(access, password(8), password(32)))
        .isInstanceOf(Changed.class);
  }

  @Test
  void a_current_password_that_today_s_policy_refuses_can_be_changed() {
    RawPassword old = new RawPassword("short");
    var users = hexagon.memory.users();
    var hash = users.credentialOf(EMAIL).orElseThrow().hash();
    users.replaceHash(user.id(), hash, hexagon.memory.hasher().hash(old, CLAIMANT));
    assertThat(change(old, NEW_PASSWORD)).isInstanceOf(Changed.class);
  }

  @Test
  void a_change_after_a_faster_one_changes_nothing_and_is_recorded() {
    UserRepository overtaken =
        Interruption.before(
            UserRepository.class,
            hexagon.memory.users(),
            "changePassword",
            () -> assertThat(change(PASSWORD, THIRD)).isInstanceOf(Changed.class));

    assertThat(changeOn(overtaken)).isEqualTo(new WrongPassword());

    assertThat(hexagon.newEvents())
        .hasSize(3)
        .startsWith(new PasswordChanged(session, CLIENT))
        .endsWith(new SecurityEvent.PasswordRefused(session, CLIENT));
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isEqualTo(new Rejected());
    assertThat(hexagon.login(EMAIL, THIRD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void of_many_changes_at_once_one_succeeds() {
    List<ChangePassword.Result> results = AtOnce.call(16, () -> change(PASSWORD, NEW_PASSWORD));
    assertThat(results).filteredOn(Changed.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(result -> !(result instanceof Changed))
        .isSubsetOf(new WrongPassword(), new Denied(SESSION_ENDED));
    assertThat(activeSessions()).hasSize(1).doesNotContain(session);
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_deleted_user_is_refused() {
    assertThat(changeOn(MemoryConfiguration.create().users())).isEqualTo(new Denied(SESSION_ENDED));
    assertThat(hexagon.newEvents()).isEmpty();
    assertNothingChanged();
  }

  @Test
  void while_the_user_store_is_down_nothing_changes_and_no_session_ends() {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> changeOn(new UnavailableUsers()));
    assertThat(hexagon.newEvents()).isEmpty();
    assertNothingChanged();
  }

  private ChangePassword.Result change(RawPassword old, RawPassword replacement) {
    return hexagon.changePassword(current.tokens().access().token(), old, replacement);
  }

  private List<SessionRef> activeSessions() {
    return hexagon.memory.sessions().sessionsOf(user.id(), Hexagon.START).stream()
        .map(Session::ref)
        .toList();
  }

  private ChangePassword.Result changeOn(UserRepository users) {
    return changeOn(users, hexagon.memory.sessions());
  }

  private ChangePassword.Result changeOn(UserRepository users, SessionStore sessions) {
    return hexagon
        .on(users, sessions)
        .changePassword()
        .change(
            new ChangePassword.Command(
                List.of(current.tokens().access().token()), PASSWORD, NEW_PASSWORD, CLIENT));
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
