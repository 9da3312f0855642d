package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.domain.token.Denial.INVALID_TOKEN;
import static dev.hexauth.domain.token.Denial.NOT_LOGGED_IN;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static dev.hexauth.domain.token.Denial.TOKEN_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.application.GetMe.Result.Denied;
import dev.hexauth.application.GetMe.Result.Me;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class GetMeTest {

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final LoggedIn login = hexagon.login();

  @Test
  void a_logged_in_caller_gets_the_current_user() {
    assertThat(hexagon.me(login.tokens().access().token())).isEqualTo(new Me(user));
  }

  @Test
  void a_caller_without_a_token_is_not_logged_in() {
    assertThat(hexagon.useCases.getMe().get(new GetMe.Command(List.of(), CLIENT)))
        .isEqualTo(new Denied(NOT_LOGGED_IN));
  }

  @Test
  @Tag("ASVS-7.2.1")
  void a_token_that_is_not_an_access_token_is_invalid() {
    assertThat(hexagon.me(FORGED)).isEqualTo(new Denied(INVALID_TOKEN));
    assertThat(hexagon.me(new Token(""))).isEqualTo(new Denied(INVALID_TOKEN));
    assertThat(hexagon.me(login.tokens().refresh().token())).isEqualTo(new Denied(INVALID_TOKEN));
  }

  @Test
  void an_access_token_is_valid_until_it_expires() {
    hexagon.clock.set(Instant.parse("2030-01-01T00:15:00.999999Z"));
    assertThat(hexagon.me(login.tokens().access().token())).isEqualTo(new Me(user));
    hexagon.clock.set(Instant.parse("2030-01-01T00:15:01Z"));
    assertThat(hexagon.me(login.tokens().access().token())).isEqualTo(new Denied(TOKEN_EXPIRED));
  }

  @Test
  void the_access_token_from_before_a_refresh_stays_valid() {
    hexagon.refreshed(login.tokens().refresh().token());
    assertThat(hexagon.me(login.tokens().access().token())).isEqualTo(new Me(user));
  }

  @Test
  void a_valid_token_of_an_ended_session_is_refused() {
    hexagon.logout(login.tokens().access().token());
    assertThat(hexagon.me(login.tokens().access().token())).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  void a_valid_token_of_an_ended_session_is_refused_after_the_next_login_too() {
    hexagon.logout(login.tokens().access().token());
    hexagon.login();
    assertThat(hexagon.me(login.tokens().access().token())).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  void a_valid_token_of_an_expired_session_is_refused() {
    Token refreshToken = login.tokens().refresh().token();
    Token accessToken = login.tokens().access().token();
    for (int i = 0; i < 28; i++) {
      hexagon.clock.pass(Duration.ofMinutes(51));
      var refreshed = hexagon.refreshed(refreshToken);
      refreshToken = refreshed.tokens().refresh().token();
      accessToken = refreshed.tokens().access().token();
    }
    hexagon.clock.set(Hexagon.START.plus(Duration.ofHours(24)).minusNanos(1000));
    assertThat(hexagon.me(accessToken)).isEqualTo(new Me(user));
    hexagon.clock.set(Hexagon.START.plus(Duration.ofHours(24)));
    assertThat(hexagon.me(accessToken)).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  void a_valid_token_of_a_removed_user_is_refused() {
    UseCases withoutUser =
        hexagon.on(MemoryConfiguration.create().users(), hexagon.memory.sessions());
    assertThat(withoutUser.getMe().get(command())).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  @Tag("ASVS-16.5.3")
  void while_the_user_store_is_down_no_session_ends() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> useCases.getMe().get(command()));
    assertThat(hexagon.me(login.tokens().access().token())).isEqualTo(new Me(user));
  }

  private GetMe.Command command() {
    return new GetMe.Command(List.of(login.tokens().access().token()), CLIENT);
  }
}
