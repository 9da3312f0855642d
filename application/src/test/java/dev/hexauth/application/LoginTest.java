package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLAIMANT;
import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.START;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.Login.Result.Rejected;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LoginTest {

  private static final EmailAddress UNKNOWN = new EmailAddress("nobody@example.com");

  private final Hexagon hexagon = new Hexagon();

  @Test
  void the_right_password_gets_both_tokens_of_a_new_session() {
    User user = hexagon.register();

    LoggedIn login = hexagon.login();

    AccessClaims access = hexagon.accessClaims(login.tokens().access().token());
    RefreshClaims refresh = hexagon.refreshClaims(login.tokens().refresh().token());
    assertThat(access.session()).isEqualTo(refresh.session());
    assertThat(access.session().owner()).isEqualTo(user.id());
    assertThat(access.issuedAt()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(access.expiresAt()).isEqualTo("2030-01-01T00:15:01Z");
    assertThat(refresh.generation()).isEqualTo(Generation.FIRST);
    assertThat(refresh.issuedAt()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(refresh.expiresAt()).isEqualTo("2030-01-01T01:00:01Z");
    assertThat(hexagon.isActive(access.session())).isTrue();
  }

  @Test
  void the_session_remembers_where_the_login_came_from() {
    hexagon.register();
    SessionRef ref = hexagon.sessionOf(hexagon.login());
    Rotation rotation =
        hexagon.memory.sessions().rotate(ref, Generation.FIRST, START, hexagon.policy);
    Session opened = Session.open(ref, CLIENT, START, hexagon.policy);
    assertThat(rotation).isEqualTo(opened.rotate(Generation.FIRST, START, hexagon.policy));
  }

  @Test
  void every_login_is_a_session_of_its_own() {
    hexagon.register();
    SessionRef first = hexagon.sessionOf(hexagon.login());
    SessionRef second = hexagon.sessionOf(hexagon.login());
    assertThat(second).isNotEqualTo(first);
    assertThat(Stream.of(first, second)).allMatch(hexagon::isActive);
  }

  @Test
  @Tag("ASVS-7.2.4")
  void a_login_ends_the_sessions_whose_tokens_its_browser_holds() {
    hexagon.register();
    hexagon.register(Hexagon.ADMIN_EMAIL);
    LoggedIn byAccess = hexagon.login();
    LoggedIn byRefresh = hexagon.login();
    LoggedIn ofAnother = hexagon.login(Hexagon.ADMIN_EMAIL);
    LoggedIn elsewhere = hexagon.login();
    hexagon.newEvents();

    var result =
        hexagon.login(
            EMAIL,
            PASSWORD,
            new CarriedTokens(
                List.of(Hexagon.FORGED, byAccess.tokens().access().token()),
                List.of(
                    byRefresh.tokens().refresh().token(),
                    byAccess.tokens().refresh().token(),
                    ofAnother.tokens().refresh().token())));

    SessionRef opened = hexagon.sessionOf((LoggedIn) result);
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SecurityEvent.LoggedIn(opened, CLIENT),
            new SecurityEvent.LoggedOut(hexagon.sessionOf(byAccess), CLIENT),
            new SecurityEvent.LoggedOut(hexagon.sessionOf(byRefresh), CLIENT),
            new SecurityEvent.LoggedOut(hexagon.sessionOf(ofAnother), CLIENT));
    assertThat(Stream.of(byAccess, byRefresh, ofAnother).map(hexagon::sessionOf))
        .noneMatch(hexagon::isActive);
    assertThat(Stream.of(opened, hexagon.sessionOf(elsewhere))).allMatch(hexagon::isActive);
  }

  @Test
  void a_login_that_fails_ends_nothing() {
    hexagon.register();
    LoggedIn before = hexagon.login();
    CarriedTokens tokens =
        new CarriedTokens(
            List.of(before.tokens().access().token()), List.of(before.tokens().refresh().token()));
    assertThat(hexagon.login(EMAIL, WRONG, tokens)).isEqualTo(new Rejected());
    assertThat(hexagon.login(UNKNOWN, PASSWORD, tokens)).isEqualTo(new Rejected());
    assertThat(hexagon.isActive(hexagon.sessionOf(before))).isTrue();
  }

  @Test
  void of_two_logins_at_once_with_the_same_cookies_both_are_open_and_the_old_one_is_not() {
    hexagon.register();
    LoggedIn before = hexagon.login();
    CarriedTokens tokens = new CarriedTokens(List.of(), List.of(before.tokens().refresh().token()));
    List<Login.Result> results = AtOnce.call(8, () -> hexagon.login(EMAIL, PASSWORD, tokens));
    assertThat(results)
        .allMatch(result ->
            result instanceof LoggedIn login && hexagon.isActive(hexagon.sessionOf(login)));
    assertThat(hexagon.isActive(hexagon.sessionOf(before))).isFalse();
  }

  @Test
  void no_two_access_tokens_are_the_same() {
    hexagon.register();
    assertThat(hexagon.accessClaims(hexagon.login().tokens().access().token()).id())
        .isNotEqualTo(hexagon.accessClaims(hexagon.login().tokens().access().token()).id());
  }

  @Test
  void a_wrong_password_and_an_unknown_address_are_rejected_alike() {
    hexagon.register();
    assertThat(hexagon.login(EMAIL, WRONG)).isEqualTo(new Rejected());
    assertThat(hexagon.login(UNKNOWN, PASSWORD)).isEqualTo(new Rejected());
  }

  @Test
  void the_letter_case_of_the_address_does_not_matter() {
    hexagon.register();
    EmailAddress loud = EmailAddress.parse("ADA@EXAMPLE.COM").orElseThrow();
    assertThat(hexagon.login(loud, PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void every_path_computes_one_hash() {
    hexagon.register();
    assertHashes(1, EMAIL, PASSWORD);
    assertHashes(1, EMAIL, WRONG);
    assertHashes(1, UNKNOWN, PASSWORD);
    assertHashes(1, EMAIL, new RawPassword(""));
    assertHashes(1, UNKNOWN, new RawPassword("p".repeat(1000)));
  }

  @Test
  @Tag("ASVS-6.2.10")
  void a_password_that_today_s_policy_refuses_still_logs_in() {
    RawPassword old = new RawPassword("short");
    User user = hexagon.register();
    PasswordHash hash = hexagon.memory.users().credentialOf(EMAIL).orElseThrow().hash();
    hexagon
        .memory
        .users()
        .replaceHash(user.id(), hash, hexagon.memory.hasher().hash(old, CLAIMANT));
    assertThat(hexagon.login(EMAIL, old)).isInstanceOf(LoggedIn.class);
  }

  @Test
  @Tag("ASVS-6.2.10")
  @Tag("NIST-63B-3.1.1.2-expiry")
  void a_password_does_not_expire() {
    hexagon.register();
    hexagon.clock.pass(Duration.ofDays(10_000));
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_rejected_login_ends_no_session() {
    Hexagon single = new Hexagon(atMost(1));
    single.register();
    SessionRef session = single.sessionOf(single.login());
    single.login(EMAIL, WRONG);
    single.login(UNKNOWN, PASSWORD);
    assertThat(single.isActive(session)).isTrue();
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-cost")
  @Tag("ASVS-11.2.2")
  void a_successful_login_replaces_an_outdated_hash() {
    PasswordHash outdated = registerWithOutdatedHash();

    assertHashes(2, EMAIL, PASSWORD);

    PasswordHash hash = hexagon.memory.users().credentialOf(EMAIL).orElseThrow().hash();
    assertThat(hash).isNotEqualTo(outdated);
    assertThat(hexagon.memory.hasher().isOutdated(hash)).isFalse();
    assertHashes(1, EMAIL, PASSWORD);
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
    assertThat(hexagon.login(EMAIL, WRONG)).isEqualTo(new Rejected());
  }

  @Test
  void a_rejected_login_keeps_an_outdated_hash() {
    PasswordHash outdated = registerWithOutdatedHash();
    assertHashes(1, EMAIL, WRONG);
    assertThat(hexagon.memory.users().credentialOf(EMAIL).orElseThrow().hash()).isEqualTo(outdated);
  }

  @Test
  void a_successful_login_keeps_a_current_hash() {
    hexagon.register();
    var before = hexagon.memory.users().credentialOf(EMAIL);
    hexagon.login();
    assertThat(hexagon.memory.users().credentialOf(EMAIL)).isEqualTo(before);
  }

  @Test
  void one_login_too_many_ends_the_session_used_least_recently() {
    Hexagon few = new Hexagon(atMost(2));
    few.register();
    LoggedIn first = few.login();
    few.clock.pass(Duration.ofSeconds(1));
    SessionRef second = few.sessionOf(few.login());
    few.clock.pass(Duration.ofSeconds(1));
    few.refreshed(first.tokens().refresh().token());
    few.clock.pass(Duration.ofSeconds(1));
    SessionRef third = few.sessionOf(few.login());

    assertThat(List.of(few.sessionOf(first), second, third).stream().map(few::isActive))
        .containsExactly(true, false, true);
  }

  @Test
  @Tag("ASVS-16.5.3")
  void while_the_user_store_is_down_no_login_is_rejected_and_none_succeeds() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() ->
            useCases
                .login()
                .logIn(
                    new Login.Command(
                        EMAIL, PASSWORD, Delivery.COOKIE, CarriedTokens.NONE, CLIENT)));
  }

  @Test
  void a_login_during_which_the_password_is_changed_opens_no_session() {
    LoggedIn current = changeable();
    assertThat(
            loginDuring(() ->
                hexagon.changePassword(current.tokens().access().token(), PASSWORD, NEW_PASSWORD)))
        .isEqualTo(new Rejected());
    SessionRef opened = sessionsOf(current).getFirst();
    assertThat(sessionsOf(current)).containsExactly(opened);
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SecurityEvent.PasswordChanged(hexagon.sessionOf(current), CLIENT),
            new SecurityEvent.LoggedIn(opened, CLIENT),
            new SecurityEvent.LoginFailed(
                Optional.of(hexagon.sessionOf(current).owner()),
                LoginFailure.CHANGED_MEANWHILE,
                CLIENT));
  }

  @Test
  void a_user_who_is_deleted_during_the_login_has_no_session() {
    LoggedIn current = changeable();
    assertThat(
            loginDuring(() -> hexagon.deleteAccount(current.tokens().access().token(), PASSWORD)))
        .isEqualTo(new Rejected());
    assertThat(sessionsOf(current)).isEmpty();
  }

  @Test
  void a_user_who_is_disabled_during_the_login_has_no_session() {
    LoggedIn current = changeable();
    LoggedIn admin = hexagon.admin();
    assertThat(
            loginDuring(() ->
                hexagon.disable(
                    admin.tokens().access().token(), hexagon.sessionOf(current).owner())))
        .isEqualTo(new Rejected());
    assertThat(sessionsOf(current)).isEmpty();
  }

  @Test
  void a_login_succeeds_although_another_replaces_the_hash_meanwhile() {
    registerWithOutdatedHash();
    UserRepository users =
        Interruption.before(
            UserRepository.class,
            hexagon.memory.users(),
            "replaceHash",
            () -> assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class));
    UseCases useCases = hexagon.on(users, hexagon.memory.sessions());
    assertThat(
            useCases
                .login()
                .logIn(
                    new Login.Command(
                        EMAIL, PASSWORD, Delivery.COOKIE, CarriedTokens.NONE, CLIENT)))
        .isInstanceOf(LoggedIn.class);
  }

  private LoggedIn changeable() {
    hexagon.register();
    LoggedIn login = hexagon.login();
    hexagon.newEvents();
    return login;
  }

  /** A login whose password has been compared when {@code event} happens, and not more. */
  private Login.Result loginDuring(Runnable event) {
    SessionStore sessions =
        Interruption.before(SessionStore.class, hexagon.memory.sessions(), "open", event);
    return hexagon
        .on(hexagon.memory.users(), sessions)
        .login()
        .logIn(new Login.Command(EMAIL, PASSWORD, Delivery.COOKIE, CarriedTokens.NONE, CLIENT));
  }

  private List<SessionRef> sessionsOf(LoggedIn login) {
    UserId owner = hexagon.sessionOf(login).owner();
    return hexagon.memory.sessions().sessionsOf(owner, START).stream().map(Session::ref).toList();
  }

  private void assertHashes(int expected, EmailAddress email, RawPassword password) {
    int before = hexagon.memory.hashesComputed();
    hexagon.login(email, password);
    assertThat(hexagon.memory.hashesComputed() - before).isEqualTo(expected);
  }

  private PasswordHash registerWithOutdatedHash() {
    User user = hexagon.register();
    PasswordHash hash = hexagon.memory.users().credentialOf(EMAIL).orElseThrow().hash();
    PasswordHash outdated = MemoryConfiguration.withHashCost(2).hasher().hash(PASSWORD, CLAIMANT);
    assertThat(hexagon.memory.users().replaceHash(user.id(), hash, outdated)).isTrue();
    return outdated;
  }

  private static SessionPolicy atMost(int sessions) {
    SessionPolicy policy = SessionPolicy.DEFAULT;
    return new SessionPolicy(
        policy.accessLifetime(),
        policy.refreshLifetime(),
        policy.sessionLifetime(),
        policy.repeatWindow(),
        policy.repeatUnconfirmed(),
        sessions);
  }
}
