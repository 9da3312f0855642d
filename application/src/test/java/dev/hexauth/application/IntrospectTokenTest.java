package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.IntrospectToken.Result.Inactive;
import dev.hexauth.application.IntrospectToken.Result.ServiceActive;
import dev.hexauth.application.IntrospectToken.Result.UserActive;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IntrospectTokenTest {

  private final Hexagon hexagon = new Hexagon();
  private final ServiceCredential orders = hexagon.serviceKey(new ServiceName("orders"));
  private final User user = hexagon.register();
  private final Login.Result.LoggedIn login = hexagon.login();
  private final Token access = login.tokens().access().token();

  IntrospectTokenTest() {
    hexagon.newEvents();
  }

  @ParameterizedTest
  @EnumSource
  void the_token_of_a_user_is_active_with_its_claims_and_the_user(Delivery delivery) {
    Token token = hexagon.login(delivery).tokens().access().token();
    hexagon.newEvents();
    Token presented = new Token(token.compact());
    assertThat(introspect(presented)).isEqualTo(new UserActive(hexagon.accessClaims(token), user));
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void the_user_is_as_they_are_now() {
    hexagon.memory.users().makeAdmin(user.email(), Hexagon.START);
    assertThat(introspect(access))
        .isInstanceOfSatisfying(
            UserActive.class, active -> assertThat(active.user().role()).isEqualTo(Role.ADMIN));
  }

  @Test
  void an_introspection_confirms_the_generation_as_a_use_of_the_token_does() {
    Token renewed = hexagon.refreshed(login.tokens().refresh().token()).tokens().access().token();
    Generation second = hexagon.accessClaims(renewed).generation();
    SessionRef session = hexagon.sessionOf(login);
    assertThat(activityOf(session, second)).isEqualTo(Activity.UNCONFIRMED);
    introspect(renewed);
    assertThat(activityOf(session, second)).isEqualTo(Activity.ACTIVE);
  }

  @Test
  void a_token_is_inactive_once_its_session_has_ended() {
    hexagon.logout(access);
    hexagon.newEvents();
    assertThat(introspect(access)).isEqualTo(new Inactive());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void a_token_is_inactive_once_its_user_is_disabled_or_deleted() {
    hexagon.memory.users().disable(user.id(), Hexagon.START, Optional.empty());
    assertThat(introspect(access)).isEqualTo(new Inactive());

    User other = hexagon.register(Hexagon.ADMIN_EMAIL);
    Token token = hexagon.login(Hexagon.ADMIN_EMAIL).tokens().access().token();
    hexagon.memory.users().remove(other.id(), Optional.empty());
    assertThat(introspect(token)).isEqualTo(new Inactive());
  }

  @Test
  void a_token_is_inactive_once_it_has_expired_and_that_is_no_event() {
    hexagon.clock.pass(hexagon.policy.accessLifetime().plusSeconds(1));
    assertThat(introspect(access)).isEqualTo(new Inactive());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void anything_that_is_no_access_token_is_inactive_and_recorded() {
    for (Token token : new Token[] {FORGED, new Token(""), login.tokens().refresh().token()}) {
      assertThat(introspect(token)).isEqualTo(new Inactive());
      assertThat(hexagon.newEvents()).containsExactly(new TokenRejected(TokenKind.ACCESS, CLIENT));
    }
  }

  @Test
  void the_token_of_a_service_is_active_while_the_service_has_a_key() {
    ServiceName billing = new ServiceName("billing");
    Token token = hexagon.serviceToken(hexagon.serviceKey(billing));
    hexagon.newEvents();
    assertThat(introspect(token))
        .isInstanceOfSatisfying(
            ServiceActive.class,
            active -> assertThat(active.claims().service()).isEqualTo(billing));

    ServiceCredential successor = hexagon.serviceKey(billing);
    hexagon.revokeKeysOf(billing, 1);
    assertThat(introspect(token)).as("its successor").isInstanceOf(ServiceActive.class);
    hexagon.revokeKeysOf(billing, 1);
    hexagon.newEvents();
    assertThat(introspect(token)).isEqualTo(new Inactive());
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(successor.claimed()).contains(billing);
  }

  @Test
  void the_token_of_a_service_is_inactive_once_it_has_expired() {
    Token token = hexagon.serviceToken(orders);
    hexagon.clock.pass(ServiceClaims.LIFETIME.plusSeconds(1));
    hexagon.newEvents();
    assertThat(introspect(token)).isEqualTo(new Inactive());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void the_token_of_a_service_is_not_that_of_a_user() {
    assertThat(hexagon.me(hexagon.serviceToken(orders))).isInstanceOf(GetMe.Result.Denied.class);
  }

  @Test
  void while_a_store_is_down_no_token_becomes_inactive() {
    SessionStore down =
        Interruption.always(
            SessionStore.class, hexagon.memory.sessions(), "requestActivityOf", Hexagon::fail);
    for (UseCases useCases :
        new UseCases[] {
          hexagon.on(new UnavailableUsers(), hexagon.memory.sessions()),
          hexagon.on(hexagon.memory.users(), down)
        }) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> useCases.services().introspectToken().introspect(command(access)));
    }
    assertThat(introspect(access)).isInstanceOf(UserActive.class);
    assertThat(hexagon.login(user.email(), PASSWORD)).isInstanceOf(Login.Result.LoggedIn.class);
  }

  private Activity activityOf(SessionRef session, Generation generation) {
    return hexagon.memory.sessions().activityOf(session, generation, hexagon.clock.instant());
  }

  private IntrospectToken.Result introspect(Token token) {
    return hexagon.useCases.services().introspectToken().introspect(command(token));
  }

  private IntrospectToken.Command command(Token token) {
    return new IntrospectToken.Command(Optional.of(orders), token, CLIENT);
  }
}
