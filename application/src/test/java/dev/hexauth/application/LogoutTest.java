package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.domain.token.Denial.INVALID_TOKEN;
import static dev.hexauth.domain.token.Denial.NOT_LOGGED_IN;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static dev.hexauth.domain.token.Denial.TOKEN_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.Logout.Result.Denied;
import dev.hexauth.application.Logout.Result.LoggedOut;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogoutTest {

  private static final Optional<Token> NONE = Optional.empty();
  private static final Duration PAST_ACCESS = Duration.ofMinutes(15).plusSeconds(1);

  private final Hexagon hexagon = new Hexagon();
  private Optional<Token> access = NONE;
  private Optional<Token> refresh = NONE;
  private LoggedIn login = new LoggedIn(Hexagon.NO_TOKENS);

  @BeforeEach
  void logIn() {
    hexagon.register();
    login = hexagon.login();
    access = Optional.of(login.tokens().access().token());
    refresh = Optional.of(login.tokens().refresh().token());
  }

  @Test
  void a_good_access_token_ends_its_session_at_once_and_for_good() {
    assertThat(hexagon.logout(access, NONE)).isEqualTo(new LoggedOut());
    assertEnded();
    assertThat(hexagon.me(login.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.refresh(login.tokens().refresh().token()))
        .isEqualTo(new RefreshToken.Result.Rejected());
  }

  @Test
  void the_access_token_is_good_until_it_expires() {
    hexagon.clock.set(Instant.parse("2030-01-01T00:15:00.999999Z"));
    assertThat(hexagon.logout(access, NONE)).isEqualTo(new LoggedOut());
  }

  @Test
  void a_logout_leaves_the_other_sessions() {
    LoggedIn other = hexagon.login();
    hexagon.logout(access, refresh);
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }

  @Test
  void a_second_logout_finds_the_session_ended() {
    hexagon.logout(access, refresh);
    assertThat(hexagon.logout(access, refresh)).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  void who_presents_nothing_is_not_logged_in() {
    assertThat(hexagon.logout(NONE, NONE)).isEqualTo(new Denied(NOT_LOGGED_IN));
    assertActive();
  }

  @Test
  void without_an_access_token_a_good_refresh_token_ends_its_session() {
    assertThat(hexagon.logout(NONE, refresh)).isEqualTo(new LoggedOut());
    assertEnded();
  }

  @Test
  void without_an_access_token_a_refresh_token_of_an_older_generation_ends_its_session() {
    hexagon.refreshed(login.tokens().refresh().token());
    assertThat(hexagon.logout(NONE, refresh)).isEqualTo(new LoggedOut());
    assertEnded();
  }

  @Test
  void without_an_access_token_a_bad_refresh_token_is_no_login() {
    assertThat(hexagon.logout(NONE, Optional.of(FORGED))).isEqualTo(new Denied(NOT_LOGGED_IN));
    assertThat(hexagon.logout(NONE, access)).isEqualTo(new Denied(NOT_LOGGED_IN));
    assertActive();
  }

  @Test
  void without_an_access_token_an_expired_refresh_token_is_no_login() {
    hexagon.clock.set(Instant.parse("2030-01-01T01:00:01Z"));
    assertThat(hexagon.logout(NONE, refresh)).isEqualTo(new Denied(NOT_LOGGED_IN));
  }

  @Test
  void without_an_access_token_the_refresh_token_of_an_ended_session_is_no_login() {
    hexagon.logout(access, NONE);
    assertThat(hexagon.logout(NONE, refresh)).isEqualTo(new Denied(NOT_LOGGED_IN));
  }

  @Test
  void with_an_expired_access_token_a_good_refresh_token_ends_its_session() {
    hexagon.clock.pass(PAST_ACCESS);
    assertThat(hexagon.logout(access, refresh)).isEqualTo(new LoggedOut());
    assertEnded();
  }

  @Test
  void an_expired_access_token_alone_ends_nothing() {
    hexagon.clock.pass(PAST_ACCESS);
    assertThat(hexagon.logout(access, NONE)).isEqualTo(new Denied(TOKEN_EXPIRED));
    assertActive();
  }

  @Test
  void with_an_expired_access_token_a_bad_refresh_token_helps_nobody() {
    hexagon.clock.pass(PAST_ACCESS);
    assertThat(hexagon.logout(access, Optional.of(FORGED))).isEqualTo(new Denied(TOKEN_EXPIRED));
    assertThat(hexagon.logout(access, access)).isEqualTo(new Denied(TOKEN_EXPIRED));
    assertActive();
  }

  @Test
  void with_an_expired_access_token_the_refresh_token_of_an_ended_session_helps_nobody() {
    hexagon.logout(access, NONE);
    hexagon.clock.pass(PAST_ACCESS);
    assertThat(hexagon.logout(access, refresh)).isEqualTo(new Denied(TOKEN_EXPIRED));
  }

  @Test
  void a_bad_access_token_is_not_rescued_by_a_good_refresh_token() {
    assertThat(hexagon.logout(Optional.of(FORGED), refresh)).isEqualTo(new Denied(INVALID_TOKEN));
    assertThat(hexagon.logout(refresh, refresh)).isEqualTo(new Denied(INVALID_TOKEN));
    assertActive();
  }

  @Test
  void an_ended_session_is_not_rescued_by_a_good_refresh_token_of_another() {
    LoggedIn other = hexagon.login();
    hexagon.logout(access, NONE);
    assertThat(hexagon.logout(access, Optional.of(other.tokens().refresh().token())))
        .isEqualTo(new Denied(SESSION_ENDED));
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }

  @Test
  void it_is_the_session_of_the_access_token_that_ends() {
    LoggedIn other = hexagon.login();
    assertThat(hexagon.logout(access, Optional.of(other.tokens().refresh().token())))
        .isEqualTo(new LoggedOut());
    assertEnded();
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }

  @Test
  void of_many_logouts_at_once_one_ends_the_session() {
    List<Logout.Result> results = AtOnce.ask(16, () -> hexagon.logout(access, refresh));
    assertThat(results).containsOnlyOnce(new LoggedOut());
    assertThat(results.stream().filter(new Denied(SESSION_ENDED)::equals)).hasSize(15);
  }

  @Test
  void logout_works_while_the_user_store_is_down() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    assertThat(useCases.logout().handle(new Logout.Command(access, refresh, CLIENT)))
        .isEqualTo(new LoggedOut());
    assertEnded();
  }

  private void assertEnded() {
    assertThat(hexagon.isActive(session())).isFalse();
  }

  private void assertActive() {
    assertThat(hexagon.isActive(session())).isTrue();
  }

  private SessionRef session() {
    return hexagon.sessionOf(login);
  }
}
