package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.NAME;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.LoggedOut;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.SessionRefreshed;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.event.SecurityEvent.UserRegistered;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The events of a user, from registration to logout. */
final class SessionEventsTest {

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();

  @Test
  void a_registration_is_recorded() {
    assertThat(hexagon.newEvents()).containsExactly(new UserRegistered(user.id(), CLIENT));
  }

  @Test
  void a_failed_registration_is_not_recorded() {
    hexagon.newEvents();
    register(EMAIL, PASSWORD);
    register(new EmailAddress("b@example.com"), new RawPassword("short"));
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  @Tag("ASVS-16.3.1")
  void a_login_is_recorded_with_its_session_and_origin() {
    hexagon.newEvents();
    SessionRef session = hexagon.sessionOf(hexagon.login());
    assertThat(hexagon.newEvents()).containsExactly(new SecurityEvent.LoggedIn(session, CLIENT));
  }

  @Test
  @Tag("ASVS-16.3.1")
  void a_wrong_password_is_recorded_with_the_user() {
    hexagon.newEvents();
    hexagon.login(EMAIL, WRONG);
    assertThat(hexagon.newEvents())
        .containsExactly(
            new LoginFailed(Optional.of(user.id()), LoginFailure.WRONG_PASSWORD, CLIENT));
  }

  @Test
  @Tag("ASVS-16.3.1")
  void a_login_with_an_unknown_address_is_recorded_without_a_user() {
    hexagon.newEvents();
    hexagon.login(new EmailAddress("nobody@example.com"), PASSWORD);
    assertThat(hexagon.newEvents())
        .containsExactly(new LoginFailed(Optional.empty(), LoginFailure.NO_SUCH_USER, CLIENT));
  }

  @Test
  void a_refresh_is_recorded_once_however_often_it_is_repeated() {
    LoggedIn login = hexagon.login();
    hexagon.newEvents();
    hexagon.refreshed(login.tokens().refresh().token());
    hexagon.refreshed(login.tokens().refresh().token());
    assertThat(hexagon.newEvents())
        .containsExactly(new SessionRefreshed(hexagon.sessionOf(login), CLIENT));
  }

  @Test
  void a_logout_by_either_token_is_recorded_once() {
    LoggedIn one = hexagon.login();
    LoggedIn other = hexagon.login();
    hexagon.newEvents();
    hexagon.logout(one.tokens().access().token());
    hexagon.logout(one.tokens().access().token());
    hexagon.logout(List.of(), List.of(other.tokens().refresh().token()));
    hexagon.logout(List.of(), List.of(other.tokens().refresh().token()));
    assertThat(hexagon.newEvents())
        .containsExactly(
            new LoggedOut(hexagon.sessionOf(one), CLIENT),
            new LoggedOut(hexagon.sessionOf(other), CLIENT));
  }

  @Test
  @Tag("ASVS-16.3.2")
  void a_token_that_is_not_a_refresh_token_is_recorded() {
    LoggedIn login = hexagon.login();
    hexagon.newEvents();
    hexagon.refresh(login.tokens().access().token());
    hexagon.logout(List.of(), List.of(FORGED));
    assertThat(hexagon.newEvents())
        .hasSize(2)
        .containsOnly(new TokenRejected(TokenKind.REFRESH, CLIENT));
  }

  @Test
  void missing_and_expired_tokens_and_those_of_ended_sessions_are_not_recorded() {
    LoggedIn ended = hexagon.login();
    hexagon.logout(ended.tokens().access().token());
    LoggedIn login = hexagon.login();
    hexagon.newEvents();
    hexagon.me(ended.tokens().access().token());
    hexagon.refresh(ended.tokens().refresh().token());
    hexagon.logout(List.of(), List.of());
    hexagon.clock.pass(Duration.ofHours(2));
    hexagon.me(login.tokens().access().token());
    hexagon.refresh(login.tokens().refresh().token());
    hexagon.logout(List.of(), List.of(login.tokens().refresh().token()));
    assertThat(hexagon.newEvents()).isEmpty();
  }

  private void register(EmailAddress email, RawPassword password) {
    hexagon
        .useCases
        .registerUser()
        .register(
            new RegisterUser.Command(
                NAME, email, password, Photo.DEFAULT, Optional.empty(), CLIENT));
  }
}
