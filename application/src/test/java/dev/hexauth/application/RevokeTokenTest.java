package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.RevokeToken.Result.NotRevocable;
import dev.hexauth.application.RevokeToken.Result.Revoked;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent.TokenRevoked;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RevokeTokenTest {

  private static final ServiceName ORDERS = new ServiceName("orders");

  private final Hexagon hexagon = new Hexagon();
  private final ServiceCredential orders = hexagon.serviceKey(ORDERS);

  RevokeTokenTest() {
    hexagon.register();
  }

  @Test
  void either_token_of_a_user_ends_the_session_and_no_other() {
    SessionRef other = hexagon.sessionOf(hexagon.login());
    for (boolean byRefreshToken : List.of(true, false)) {
      Login.Result.LoggedIn login = hexagon.login();
      SessionRef session = hexagon.sessionOf(login);
      Token token =
          byRefreshToken ? login.tokens().refresh().token() : login.tokens().access().token();
      hexagon.newEvents();

      assertThat(revoke(token)).isEqualTo(new Revoked());

      assertThat(hexagon.isActive(session)).isFalse();
      assertThat(hexagon.isActive(other)).isTrue();
      assertThat(hexagon.newEvents()).containsExactly(new TokenRevoked(session, ORDERS, CLIENT));
      assertThat(revoke(token)).as("again").isEqualTo(new Revoked());
      assertThat(hexagon.newEvents()).isEmpty();
    }
  }

  @Test
  void a_refresh_token_of_an_earlier_generation_ends_the_session_too() {
    Login.Result.LoggedIn login = hexagon.login();
    hexagon.refreshed(login.tokens().refresh().token());
    SessionRef session = hexagon.sessionOf(login);
    assertThat(revoke(login.tokens().refresh().token())).isEqualTo(new Revoked());
    assertThat(hexagon.isActive(session)).isFalse();
  }

  @Test
  void what_is_not_valid_is_revoked_already() {
    Login.Result.LoggedIn login = hexagon.login();
    hexagon.newEvents();
    assertThat(revoke(FORGED)).isEqualTo(new Revoked());
    assertThat(revoke(new Token(""))).isEqualTo(new Revoked());
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isTrue();
    hexagon.clock.pass(Duration.ofHours(2));
    assertThat(revoke(login.tokens().access().token())).isEqualTo(new Revoked());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void the_token_of_a_service_cannot_be_revoked_even_when_it_has_expired() {
    Token token = hexagon.serviceToken(orders);
    assertThat(revoke(token)).isEqualTo(new NotRevocable());
    hexagon.clock.pass(ServiceClaims.LIFETIME.plusSeconds(1));
    assertThat(revoke(token)).isEqualTo(new NotRevocable());
  }

  @Test
  void while_the_session_store_is_down_nothing_is_said_to_be_revoked() {
    Login.Result.LoggedIn login = hexagon.login();
    SessionStore down =
        Interruption.before(SessionStore.class, hexagon.memory.sessions(), "end", Hexagon::fail);
    RevokeToken revokeToken = hexagon.on(hexagon.memory.users(), down).services().revokeToken();
    RevokeToken.Command command = command(login.tokens().access().token());
    hexagon.newEvents();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> revokeToken.revoke(command));
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(revokeToken.revoke(command)).isEqualTo(new Revoked());
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isFalse();
  }

  private RevokeToken.Result revoke(Token token) {
    return hexagon.useCases.services().revokeToken().revoke(command(token));
  }

  private RevokeToken.Command command(Token token) {
    return new RevokeToken.Command(Optional.of(orders), token, CLIENT);
  }
}
