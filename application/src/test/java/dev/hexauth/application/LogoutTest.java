package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.domain.token.Denial.NOT_LOGGED_IN;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static dev.hexauth.domain.token.Denial.TOKEN_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.Logout.Result.Denied;
import dev.hexauth.application.Logout.Result.LoggedOut;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogoutTest {

  private static final List<Token> NONE = List.of();
  private static final Duration PAST_ACCESS = Duration.ofMinutes(15).plusSeconds(1);

  private final Hexagon hexagon = new Hexagon();
  private List<Token> access = NONE;
  private List<Token> refresh = NONE;
  private LoggedIn login = new LoggedIn(Hexagon.NO_TOKENS);

  @BeforeEach
  void logIn() {
    hexagon.register();
    login = hexagon.login();
    access = List.of(login.tokens().access().token());
    refresh = List.of(login.tokens().refresh().token());
  }

  @Test
  void a_valid_access_token_ends_its_session_at_once_and_for_good() {
    assertThat(hexagon.logout(access, NONE)).isEqualTo(new LoggedOut());
    assertEnded();
    assertThat(hexagon.me(login.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.refresh(login.tokens().refresh().token()))
        .isEqualTo(new RefreshToken.Result.Rejected());
  }

  @Test
  void the_access_token_is_valid_until_it_expires() {
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
  void a_caller_without_a_token_is_not_logged_in() {
    assertThat(hexagon.logout(NONE, NONE)).isEqualTo(new Denied(NOT_LOGGED_IN));
    assertActive();
  }

  @Test
  void without_an_access_token_a_valid_refresh_token_ends_its_session() {
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
  void with_only_an_invalid_refresh_token_the_caller_is_not_logged_in() {
    assertThat(hexagon.logout(NONE, List.of(FORGED))).isEqualTo(new Denied(NOT_LOGGED_IN));
    assertThat(hexagon.logout(NONE, access)).isEqualTo(new Denied(NOT_LOGGED_IN));
    assertActive();
  }

  @Test
  void with_only_an_expired_refresh_token_the_caller_is_not_logged_in() {
    hexagon.clock.set(Instant.parse("2030-01-01T01:00:01Z"));
    assertThat(hexagon.logout(NONE, refresh)).isEqualTo(new Denied(NOT_LOGGED_IN));
  }

  @Test
  void with_only_the_refresh_token_of_an_ended_session_the_caller_is_not_logged_in() {
    hexagon.logout(access, NONE);
    assertThat(hexagon.logout(NONE, refresh)).isEqualTo(new Denied(NOT_LOGGED_IN));
  }

  @Test
  void with_an_expired_access_token_a_valid_refresh_token_ends_its_session() {
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
  void with_an_expired_access_token_an_invalid_refresh_token_does_not_help() {
    hexagon.clock.pass(PAST_ACCESS);
    assertThat(hexagon.logout(access, List.of(FORGED))).isEqualTo(new Denied(TOKEN_EXPIRED));
    assertThat(hexagon.logout(access, access)).isEqualTo(new Denied(TOKEN_EXPIRED));
    assertActive();
  }

  @Test
  void with_an_expired_access_token_the_refresh_token_of_an_ended_session_does_not_help() {
    hexagon.logout(access, NONE);
    hexagon.clock.pass(PAST_ACCESS);
    assertThat(hexagon.logout(access, refresh)).isEqualTo(new Denied(TOKEN_EXPIRED));
  }

  @Test
  void a_valid_refresh_token_logs_out_beside_any_invalid_access_token() {
    assertThat(hexagon.logout(List.of(FORGED), refresh)).isEqualTo(new LoggedOut());
    assertEnded();
  }

  @Test
  void every_session_with_a_valid_token_in_the_request_ends() {
    hexagon.register(Hexagon.ADMIN_EMAIL);
    List<LoggedIn> logins =
        List.of(login, hexagon.login(), hexagon.login(), hexagon.login(Hexagon.ADMIN_EMAIL));
    LoggedIn untouched = hexagon.login();
    hexagon.newEvents();

    Logout.Result result =
        hexagon.logout(
            List.of(
                FORGED,
                logins.get(0).tokens().access().token(),
                logins.get(1).tokens().access().token()),
            List.of(
                logins.get(1).tokens().refresh().token(),
                FORGED,
                logins.get(2).tokens().refresh().token(),
                logins.get(3).tokens().refresh().token()));

    assertThat(result).isEqualTo(new LoggedOut());
    assertThat(hexagon.newEvents())
        .isEqualTo(
            logins.stream()
                .map(login -> new SecurityEvent.LoggedOut(hexagon.sessionOf(login), CLIENT))
                .toList());
    assertThat(logins).noneMatch(login -> hexagon.isActive(hexagon.sessionOf(login)));
    assertThat(hexagon.isActive(hexagon.sessionOf(untouched))).isTrue();
  }

  @Test
  void an_ended_session_hides_no_active_one() {
    LoggedIn other = hexagon.login();
    hexagon.logout(access, NONE);
    assertThat(hexagon.logout(access, List.of(other.tokens().refresh().token())))
        .isEqualTo(new LoggedOut());
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isFalse();
  }

  @Test
  void a_token_of_an_ended_session_beside_an_invalid_one_is_denied_as_ended() {
    hexagon.logout(access, refresh);
    Token good = access.getFirst();
    assertThat(hexagon.logout(List.of(FORGED, good), refresh)).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  void invalid_tokens_are_recorded_once_per_kind() {
    hexagon.newEvents();
    List<Token> junk = List.of(FORGED, new Token("a"), new Token("b"), new Token("c"));
    hexagon.logout(junk, junk);
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SecurityEvent.TokenRejected(TokenKind.ACCESS, CLIENT),
            new SecurityEvent.TokenRejected(TokenKind.REFRESH, CLIENT));
  }

  @Test
  void of_many_logouts_at_once_one_ends_the_session() {
    List<Logout.Result> results = AtOnce.call(16, () -> hexagon.logout(access, refresh));
    assertThat(results).containsOnlyOnce(new LoggedOut());
    assertThat(results.stream().filter(new Denied(SESSION_ENDED)::equals)).hasSize(15);
  }

  @Test
  void logout_works_while_the_user_store_is_down() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    assertThat(
            useCases
                .logout()
                .logOut(new Logout.Command(new CarriedTokens(access, refresh), CLIENT)))
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
