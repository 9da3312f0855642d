package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NAME;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.Login.Result.Rejected;
import dev.hexauth.application.Login.Result.Throttled;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Photo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The limits for logins, registrations, refreshes, and passwords in sessions. */
@Tag("ASVS-6.3.1")
@Tag("NIST-63B-3.1.1.2-throttling")
final class ThrottlingTest {

  private static final EmailAddress UNKNOWN = new EmailAddress("nobody@example.com");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * From one network 8 wrong passwords a minute, 6 to accounts that do not know it; to one account
   * 3 by strangers, 4 from a network it knows.
   */
  private static final ThrottlePolicy LIMITS =
      new ThrottlePolicy(
          perMinute(8),
          perMinute(6),
          perMinute(3),
          perMinute(4),
          perMinute(2),
          perMinute(10),
          perMinute(5),
          perMinute(3),
          perMinute(2),
          Limit.NONE);

  private final Hexagon hexagon = new Hexagon(SessionPolicy.DEFAULT, LIMITS);
  private int registrations;

  @Test
  void as_many_wrong_passwords_as_the_limit_are_rejected_and_the_next_is_refused() {
    hexagon.register();
    assertThat(wrong(EMAIL, 3)).containsOnly(new Rejected());
    assertThat(hexagon.login(EMAIL, WRONG)).isEqualTo(throttled(20));
    hexagon.clock.pass(Duration.ofSeconds(20).minusNanos(1000));
    assertThat(hexagon.login(EMAIL, WRONG)).isEqualTo(new Throttled(Duration.ofNanos(1000)));
    hexagon.clock.pass(Duration.ofNanos(1000));
    assertThat(hexagon.login(EMAIL, WRONG)).isEqualTo(new Rejected());
    assertThat(hexagon.login(EMAIL, WRONG)).isEqualTo(throttled(20));
  }

  @Test
  void over_the_limit_even_the_right_password_is_refused() {
    hexagon.register();
    wrong(EMAIL, 3);
    assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(throttled(20));
  }

  @Test
  void an_unknown_address_has_the_same_limit_as_an_account() {
    hexagon.register();
    for (int i = 0; i < 5; i++) {
      assertThat(hexagon.login(UNKNOWN, WRONG, from("192.0.2.8")))
          .isEqualTo(hexagon.login(EMAIL, WRONG, from("192.0.2.9")));
    }
  }

  @Test
  void a_refused_login_computes_no_hash_and_looks_up_no_user() {
    hexagon.register();
    wrong(EMAIL, 3);
    int before = hexagon.memory.hashesComputed();
    UseCases noUsers = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    assertThat(
            noUsers
                .login()
                .logIn(
                    new Login.Command(EMAIL, WRONG, Delivery.COOKIE, CarriedTokens.NONE, CLIENT)))
        .isEqualTo(throttled(20));
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(before);
  }

  @Test
  void successful_logins_are_not_counted() {
    hexagon.register();
    for (int i = 0; i < 20; i++) {
      assertThat(hexagon.login(EMAIL, PASSWORD, from("192.0.2." + i))).isInstanceOf(LoggedIn.class);
      assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
    }
    assertThat(wrong(UNKNOWN, 4)).containsExactly(rejectedThrice(throttled(20)));
  }

  @Test
  void strangers_share_one_limit_wherever_they_are() {
    hexagon.register();
    for (int i = 0; i < 3; i++) {
      assertThat(hexagon.login(EMAIL, WRONG, from("192.0.2." + i))).isEqualTo(new Rejected());
    }
    assertThat(hexagon.login(EMAIL, WRONG, from("2001:db8::1"))).isEqualTo(throttled(20));
  }

  @Test
  @Tag("ASVS-6.1.1")
  void a_flood_from_other_networks_does_not_lock_the_owner_out_of_a_known_one() {
    hexagon.register();
    hexagon.login();
    for (int i = 0; i < 100; i++) {
      hexagon.login(EMAIL, WRONG, from("198.51.100." + i));
    }
    assertThat(hexagon.login(EMAIL, PASSWORD, from("198.51.100.1"))).isEqualTo(throttled(20));
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_noisy_neighbour_does_not_shut_the_owner_out_of_a_known_network() {
    hexagon.register();
    hexagon.login();
    for (int i = 0; i < 6; i++) {
      assertThat(hexagon.login(new EmailAddress("user" + i + "@example.com"), WRONG))
          .isEqualTo(new Rejected());
    }
    assertThat(hexagon.login(UNKNOWN, WRONG)).isEqualTo(throttled(10));
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
    assertThat(hexagon.login(UNKNOWN, WRONG)).isEqualTo(throttled(10));
  }

  @Test
  void on_a_known_network_the_owner_has_a_limit_of_their_own() {
    hexagon.register();
    hexagon.login();
    assertThat(wrong(EMAIL, 4)).containsOnly(new Rejected());
    assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(throttled(15));
    assertThat(hexagon.login(EMAIL, PASSWORD, from("198.51.100.1"))).isInstanceOf(LoggedIn.class);
    hexagon.clock.pass(Duration.ofSeconds(15));
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_network_is_known_for_thirty_days_after_the_last_login_from_there() {
    hexagon.register();
    hexagon.login();
    hexagon.clock.pass(KnownNetworks.LIFETIME);
    assertThat(wrong(EMAIL, 4)).containsExactly(rejectedThrice(throttled(20)));
  }

  @Test
  void a_wrong_password_makes_no_network_known() {
    hexagon.register();
    wrong(EMAIL, 2);
    assertThat(
            hexagon
                .memory
                .knownNetworks()
                .isKnown(EMAIL, Network.of(CLIENT), hexagon.clock.instant()))
        .isFalse();
  }

  @Test
  void of_an_ipv6_address_the_network_counts() {
    for (int i = 0; i < 6; i++) {
      assertThat(hexagon.login(new EmailAddress("user" + i + "@example.com"), WRONG, ipv6(i)))
          .isEqualTo(new Rejected());
    }
    assertThat(hexagon.login(UNKNOWN, WRONG, ipv6(7))).isEqualTo(throttled(10));
    assertThat(hexagon.login(UNKNOWN, WRONG, from("2001:db8:0:1::1"))).isEqualTo(new Rejected());
  }

  @Test
  void networks_of_one_site_have_four_times_the_limit_of_one() {
    for (int i = 0; i < 24; i++) {
      assertThat(hexagon.login(email(i), WRONG, from("2001:db8:0:" + i + "::1")))
          .isEqualTo(new Rejected());
    }
    assertThat(hexagon.login(UNKNOWN, WRONG, from("2001:db8:0:99::1")))
        .isEqualTo(new Throttled(Duration.ofMillis(2_500)));
    assertThat(hexagon.login(UNKNOWN, WRONG, from("2001:db8:1::1"))).isEqualTo(new Rejected());
  }

  @Test
  void a_site_has_four_times_the_registrations_of_a_network() {
    for (int i = 0; i < 8; i++) {
      assertThat(register(email(i), from("2001:db8:0:" + i + "::1")))
          .isInstanceOf(RegisterUser.Result.Registered.class);
    }
    assertThat(register(UNKNOWN, from("2001:db8:0:99::1")))
        .isInstanceOf(RegisterUser.Result.Throttled.class);
    assertThat(register(UNKNOWN, from("2001:db8:1::1")))
        .isInstanceOf(RegisterUser.Result.Registered.class);
  }

  @Test
  void wrong_passwords_from_known_networks_count_for_the_network_too() {
    for (int i = 0; i < 10; i++) {
      loggedInOnce(email(i));
    }
    for (int i = 0; i < 8; i++) {
      assertThat(hexagon.login(email(i), WRONG)).isEqualTo(new Rejected());
    }
    hexagon.newEvents();
    int before = hexagon.memory.hashesComputed();
    // One to spare for each account, and no more.
    assertThat(hexagon.login(email(8), WRONG)).isEqualTo(new Rejected());
    assertThat(hexagon.login(email(8), WRONG)).isEqualTo(new Throttled(Duration.ofMillis(7_500)));
    assertThat(hexagon.memory.hashesComputed() - before).isEqualTo(1);
    assertThat(hexagon.newEvents())
        .contains(
            new SecurityEvent.Throttled(LimitKind.FAILURES_FROM_NETWORK, Optional.empty(), CLIENT));
    assertThat(hexagon.login(email(8), WRONG, from("192.0.2.77"))).isEqualTo(new Rejected());
  }

  @Test
  @Tag("ASVS-6.1.1")
  void a_neighbour_with_accounts_of_their_own_does_not_lock_the_owner_out() {
    hexagon.register();
    hexagon.login();
    for (int i = 0; i < 10; i++) {
      loggedInOnce(email(i));
    }
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        hexagon.login(email(i), WRONG);
      }
    }
    for (int i = 0; i < 5; i++) {
      assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
    }
    assertThat(hexagon.login(EMAIL, WRONG)).isEqualTo(new Rejected());
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(Throttled.class);
  }

  @Test
  void wrong_passwords_in_sessions_count_for_the_network_too() {
    for (int i = 0; i < 3; i++) {
      LoggedIn login = loggedInOnce(email(i));
      for (int j = 0; j < 3; j++) {
        hexagon.changePassword(login.tokens().access().token(), WRONG, NEW_PASSWORD);
      }
    }
    assertThat(hexagon.login(UNKNOWN, WRONG)).isEqualTo(new Throttled(Duration.ofMillis(7_500)));
  }

  @Test
  void an_attempt_refused_for_the_account_does_not_count_for_the_network() {
    wrong(EMAIL, 30);
    assertThat(wrong(UNKNOWN, 3)).containsOnly(new Rejected());
    assertThat(hexagon.login(new EmailAddress("third@example.com"), WRONG))
        .isEqualTo(throttled(10));
  }

  @Test
  void an_attempt_refused_for_the_network_does_not_count_for_the_account() {
    for (int i = 0; i < 6; i++) {
      hexagon.login(new EmailAddress("user" + i + "@example.com"), WRONG);
    }
    wrong(EMAIL, 30);
    for (int i = 0; i < 3; i++) {
      assertThat(hexagon.login(EMAIL, WRONG, from("192.0.2." + (10 + i))))
          .isEqualTo(new Rejected());
    }
  }

  @Test
  void of_many_attempts_at_once_no_more_are_made_than_the_limit_allows() {
    hexagon.register();
    int before = hexagon.memory.hashesComputed();
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Login.Result>> attempts =
        IntStream.range(0, 32)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(() -> {
                  start.countDown();
                  return hexagon.login(EMAIL, WRONG, from("198.51.100." + i));
                }))
            .toList();
    assertThat(attempts.stream().map(CompletableFuture::join))
        .filteredOn(new Rejected()::equals)
        .hasSize(3);
    assertThat(hexagon.memory.hashesComputed() - before).isEqualTo(3);
  }

  @Test
  void an_attempt_without_an_outcome_is_given_back() {
    hexagon.register();
    UseCases noUsers = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() ->
              noUsers
                  .login()
                  .logIn(
                      new Login.Command(
                          EMAIL, PASSWORD, Delivery.COOKIE, CarriedTokens.NONE, CLIENT)));
    }
    assertThat(wrong(EMAIL, 4)).containsExactly(rejectedThrice(throttled(20)));
  }

  @Test
  @Tag("ASVS-16.3.3")
  void a_refusal_is_recorded_with_the_limit_and_the_client() {
    hexagon.register();
    wrong(EMAIL, 3);
    hexagon.newEvents();
    hexagon.login(EMAIL, PASSWORD);
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SecurityEvent.Throttled(LimitKind.LOGINS_BY_STRANGERS, Optional.empty(), CLIENT));
  }

  @Test
  void registrations_from_one_network_are_limited_with_any_outcome() {
    assertThat(register(EMAIL)).isInstanceOf(RegisterUser.Result.Registered.class);
    assertThat(register(EMAIL)).isEqualTo(new RegisterUser.Result.EmailTaken());
    int before = hexagon.memory.hashesComputed();
    hexagon.newEvents();
    assertThat(register(UNKNOWN))
        .isEqualTo(new RegisterUser.Result.Throttled(Duration.ofSeconds(30)));
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(before);
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SecurityEvent.Throttled(LimitKind.REGISTRATIONS, Optional.empty(), CLIENT));
    hexagon.clock.pass(Duration.ofSeconds(30));
    assertThat(register(UNKNOWN)).isInstanceOf(RegisterUser.Result.Registered.class);
  }

  @Test
  void refreshes_of_one_session_are_limited_and_a_refusal_leaves_it_as_it_is() {
    hexagon.register();
    LoggedIn login = hexagon.login();
    LoggedIn other = hexagon.login();
    Token token = login.tokens().refresh().token();
    for (int i = 0; i < 5; i++) {
      token = hexagon.refreshed(token).tokens().refresh().token();
    }
    hexagon.newEvents();
    assertThat(hexagon.refresh(token))
        .isEqualTo(new RefreshToken.Result.Throttled(Duration.ofSeconds(12)));
    SessionRef session = hexagon.sessionOf(login);
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SecurityEvent.Throttled(LimitKind.REFRESHES, Optional.of(session), CLIENT));
    hexagon.refreshed(other.tokens().refresh().token());
    hexagon.clock.pass(Duration.ofSeconds(12));
    hexagon.refreshed(token);
  }

  @Test
  void wrong_passwords_in_the_sessions_of_one_user_are_limited() {
    hexagon.register();
    LoggedIn login = hexagon.login();
    Token access = login.tokens().access().token();
    assertThat(hexagon.changePassword(access, WRONG, NEW_PASSWORD))
        .isEqualTo(new ChangePassword.Result.WrongPassword());
    assertThat(hexagon.deleteAccount(access, WRONG))
        .isEqualTo(new DeleteAccount.Result.WrongPassword());
    hexagon.changePassword(access, WRONG, NEW_PASSWORD);
    hexagon.deleteAccount(hexagon.login().tokens().access().token(), WRONG);
    int before = hexagon.memory.hashesComputed();
    hexagon.newEvents();

    assertThat(hexagon.changePassword(access, PASSWORD, NEW_PASSWORD))
        .isEqualTo(new ChangePassword.Result.Throttled(Duration.ofSeconds(15)));
    assertThat(hexagon.deleteAccount(access, PASSWORD))
        .isEqualTo(new DeleteAccount.Result.Throttled(Duration.ofSeconds(15)));

    assertThat(hexagon.memory.hashesComputed()).isEqualTo(before);
    Optional<SessionRef> session = Optional.of(hexagon.sessionOf(login));
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SecurityEvent.Throttled(LimitKind.PASSWORD_CHECKS, session, CLIENT),
            new SecurityEvent.Throttled(LimitKind.PASSWORD_CHECKS, session, CLIENT));
  }

  @Test
  void right_passwords_in_a_session_do_not_count_as_wrong_ones() {
    hexagon.register();
    Token access = hexagon.login().tokens().access().token();
    for (int i = 0; i < 10; i++) {
      access = changed(access);
    }
    assertThat(hexagon.deleteAccount(access, PASSWORD))
        .isEqualTo(new DeleteAccount.Result.Deleted());
  }

  @Test
  void changes_of_the_password_are_limited_with_any_outcome() {
    hexagon.register();
    Token access = hexagon.login().tokens().access().token();
    hexagon.changePassword(access, WRONG, NEW_PASSWORD);
    for (int i = 0; i < 9; i++) {
      access = changed(access);
    }
    int before = hexagon.memory.hashesComputed();
    hexagon.newEvents();

    assertThat(hexagon.changePassword(access, PASSWORD, NEW_PASSWORD))
        .isEqualTo(new ChangePassword.Result.Throttled(Duration.ofSeconds(6)));

    assertThat(hexagon.memory.hashesComputed()).isEqualTo(before);
    assertThat(hexagon.newEvents())
        .singleElement()
        .isInstanceOfSatisfying(
            SecurityEvent.Throttled.class,
            event -> assertThat(event.limit()).isEqualTo(LimitKind.PASSWORD_CHANGES));
    hexagon.clock.pass(Duration.ofSeconds(6));
    access = changed(access);
    assertThat(hexagon.deleteAccount(access, PASSWORD))
        .isEqualTo(new DeleteAccount.Result.Deleted());
  }

  /** Wrong passwords of a deletion are refused before the changes are, and take none of them. */
  @Test
  void an_attempt_over_the_limit_of_wrong_passwords_does_not_count_as_a_change() {
    hexagon.register();
    Token access = hexagon.login().tokens().access().token();
    for (int i = 0; i < 4; i++) {
      hexagon.deleteAccount(access, WRONG);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(hexagon.changePassword(access, PASSWORD, NEW_PASSWORD))
          .isInstanceOf(ChangePassword.Result.Throttled.class);
    }
    hexagon.clock.pass(MINUTE);
    for (int i = 0; i < 10; i++) {
      access = changed(access);
    }
  }

  /** Changes the password to itself, and gives the access token of the new session. */
  private Token changed(Token access) {
    var result = hexagon.changePassword(access, PASSWORD, PASSWORD);
    assertThat(result).isInstanceOf(ChangePassword.Result.Changed.class);
    return ((ChangePassword.Result.Changed) result).tokens().access().token();
  }

  @Test
  void the_networks_of_a_deleted_account_are_forgotten() {
    hexagon.register();
    LoggedIn login = hexagon.login();
    assertThat(isKnown()).isTrue();
    hexagon.deleteAccount(login.tokens().access().token(), WRONG);
    assertThat(isKnown()).isTrue();
    hexagon.deleteAccount(login.tokens().access().token(), PASSWORD);
    assertThat(isKnown()).isFalse();
  }

  @Test
  void without_limits_nothing_is_refused_and_nothing_remembered() {
    Hexagon free = new Hexagon(SessionPolicy.DEFAULT, ThrottlePolicy.NONE);
    free.register();
    for (int i = 0; i < 300; i++) {
      assertThat(free.login(EMAIL, WRONG)).isEqualTo(new Rejected());
    }
    free.login();
    assertThat(free.memory.knownNetworks().isKnown(EMAIL, Network.of(CLIENT), free.clock.instant()))
        .isFalse();
  }

  private boolean isKnown() {
    return hexagon
        .memory
        .knownNetworks()
        .isKnown(EMAIL, Network.of(CLIENT), hexagon.clock.instant());
  }

  private List<Login.Result> wrong(EmailAddress account, int times) {
    return Stream.generate(() -> hexagon.login(account, WRONG)).limit(times).toList();
  }

  private RegisterUser.Result register(EmailAddress email) {
    return register(email, CLIENT);
  }

  private RegisterUser.Result register(EmailAddress email, Client client) {
    return hexagon
        .useCases
        .registerUser()
        .register(
            new RegisterUser.Command(
                NAME, email, PASSWORD, Photo.DEFAULT, Optional.empty(), client));
  }

  /** A login of a new account, whose network it then knows; registered from elsewhere. */
  private LoggedIn loggedInOnce(EmailAddress account) {
    registrations++;
    register(account, from("198.18.0." + registrations));
    return (LoggedIn) hexagon.login(account, PASSWORD);
  }

  private static EmailAddress email(int number) {
    return new EmailAddress("user" + number + "@example.com");
  }

  private static Login.Result[] rejectedThrice(Login.Result then) {
    return new Login.Result[] {new Rejected(), new Rejected(), new Rejected(), then};
  }

  private static Client from(String address) {
    return new Client("curl/8", address);
  }

  private static Client ipv6(int host) {
    return from("2001:db8::" + host);
  }

  private static Login.Result throttled(int seconds) {
    return new Throttled(Duration.ofSeconds(seconds));
  }

  private static Limit perMinute(int count) {
    return Limit.of(new Rate(count, MINUTE));
  }
}
