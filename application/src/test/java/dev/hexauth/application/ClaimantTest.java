package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** For whom each hash is computed. */
final class ClaimantTest {

  private static final EmailAddress UNKNOWN = new EmailAddress("nobody@example.com");
  private static final Client ELSEWHERE = new Client("Mozilla/5.0", "2001:db8:1:2:3::4");

  private final Hexagon hexagon = new Hexagon(SessionPolicy.DEFAULT, ThrottlePolicy.DEFAULT);

  private static Claimant from(Client client, EmailAddress account, Standing standing) {
    return new Claimant(Network.of(client), account, standing);
  }

  private void assertLast(Claimant expected) {
    assertThat(hexagon.memory.lastClaimant()).contains(expected);
  }

  @Test
  void a_registration_is_for_a_stranger_of_its_network_and_address() {
    hexagon.register();
    assertLast(from(CLIENT, EMAIL, Standing.STRANGER));
  }

  @Test
  void a_login_is_for_a_stranger_until_one_from_there_has_succeeded() {
    hexagon.register();
    hexagon.login(EMAIL, WRONG);
    assertLast(from(CLIENT, EMAIL, Standing.STRANGER));
    hexagon.login();
    assertLast(from(CLIENT, EMAIL, Standing.STRANGER));
    hexagon.login(EMAIL, WRONG);
    assertLast(from(CLIENT, EMAIL, Standing.KNOWN));
    hexagon.login(EMAIL, PASSWORD, ELSEWHERE);
    assertLast(from(ELSEWHERE, EMAIL, Standing.STRANGER));
    hexagon.login(UNKNOWN, WRONG);
    assertLast(from(CLIENT, UNKNOWN, Standing.STRANGER));
    hexagon.clock.pass(KnownNetworks.LIFETIME);
    hexagon.login();
    assertLast(from(CLIENT, EMAIL, Standing.STRANGER));
  }

  @Test
  void an_upgrade_of_a_hash_is_for_the_user_who_logs_in() {
    var user = hexagon.register();
    hexagon.login();
    Claimant other = from(ELSEWHERE, UNKNOWN, Standing.STRANGER);
    PasswordHash outdated = MemoryConfiguration.withHashCost(2).hasher().hash(PASSWORD, other);
    var users = hexagon.memory.users();
    users.replaceHash(user.id(), users.credentialOf(EMAIL).orElseThrow().hash(), outdated);
    int before = hexagon.memory.hashesComputed();

    hexagon.login();

    assertThat(hexagon.memory.hashesComputed()).isEqualTo(before + 2);
    assertLast(from(CLIENT, EMAIL, Standing.KNOWN));
  }

  @Test
  void a_password_in_a_session_is_checked_for_its_user_and_where_the_user_is_now() {
    hexagon.register();
    Token access = hexagon.login().tokens().access().token();
    Token elsewhere =
        ((Login.Result.LoggedIn) hexagon.login(EMAIL, PASSWORD, ELSEWHERE))
            .tokens()
            .access()
            .token();
    hexagon.clock.pass(KnownNetworks.LIFETIME.dividedBy(100_000));

    hexagon.changePassword(access, WRONG, NEW_PASSWORD);
    assertLast(from(CLIENT, EMAIL, Standing.KNOWN));
    hexagon.memory.knownNetworks().forget(EMAIL);
    hexagon.deleteAccount(elsewhere, WRONG);
    assertLast(from(CLIENT, EMAIL, Standing.STRANGER));
    hexagon.changePassword(access, PASSWORD, NEW_PASSWORD);
    assertLast(from(CLIENT, EMAIL, Standing.STRANGER));
  }

  @Test
  void while_nothing_is_limited_every_caller_is_a_stranger() {
    Hexagon unlimited = new Hexagon(SessionPolicy.DEFAULT, ThrottlePolicy.NONE);
    unlimited.register();
    unlimited.login();
    unlimited.login();
    assertThat(unlimited.memory.lastClaimant()).contains(from(CLIENT, EMAIL, Standing.STRANGER));
  }

  @Test
  void a_claimant_without_a_turn_is_refused_before_anything_is_counted() {
    hexagon.register();
    Token access = hexagon.login().tokens().access().token();
    UseCases busy = hexagon.on(hexagon.memory.users(), hexagon.memory.sessions(), new BusyHasher());
    CarriedTokens carried = CarriedTokens.NONE;
    List<ThrowingCallable> attempts =
        List.of(
            () ->
                busy.login()
                    .logIn(new Login.Command(EMAIL, PASSWORD, Delivery.COOKIE, carried, CLIENT)),
            () ->
                busy.registerUser()
                    .register(
                        new RegisterUser.Command(
                            Hexagon.NAME,
                            UNKNOWN,
                            PASSWORD,
                            Photo.DEFAULT,
                            Optional.empty(),
                            CLIENT)),
            () ->
                busy.changePassword()
                    .change(
                        new ChangePassword.Command(
                            List.of(access), PASSWORD, NEW_PASSWORD, CLIENT)),
            () ->
                busy.deleteAccount()
                    .delete(new DeleteAccount.Command(List.of(access), PASSWORD, CLIENT)));

    assertThat(attempts)
        .allSatisfy(
            attempt -> assertThatExceptionOfType(UnavailableException.class).isThrownBy(attempt));
  }

  /** Has no turn for any claimant, and fails the test if it is to compute a hash. */
  private static final class BusyHasher implements PasswordHasher {

    @Override
    public void ensureTurn(Claimant claimant) {
      throw new UnavailableException("hashing", Duration.ofSeconds(1), new TimeoutException());
    }

    @Override
    public PasswordHash hash(RawPassword password, Claimant claimant) {
      throw new IllegalStateException("asked without a turn");
    }

    @Override
    public boolean matches(RawPassword password, PasswordHash hash, Claimant claimant) {
      throw new IllegalStateException("asked without a turn");
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
      return false;
    }

    @Override
    public Optional<HashFlaw> flawOf(PasswordHash hash) {
      return Optional.empty();
    }

    @Override
    public PasswordHash decoy() {
      return new PasswordHash("decoy");
    }
  }
}
