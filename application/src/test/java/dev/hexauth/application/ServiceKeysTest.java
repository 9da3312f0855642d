package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.event.SecurityEvent.AdminActionRefused;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyMade;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyRevoked;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyRevokedByAdmin;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator makes, lists and revokes keys of services; admins list and revoke them. */
final class ServiceKeysTest {

  private static final ServiceName ORDERS = new ServiceName("orders");
  private static final Requester OPERATOR = new Requester.Operator();

  private final Hexagon hexagon = new Hexagon();
  private final Login.Result.LoggedIn admin = hexagon.admin();
  private final Requester byAdmin = requester(admin.tokens().access().token());

  ServiceKeysTest() {
    hexagon.register();
    hexagon.newEvents();
  }

  @Test
  void a_made_key_is_kept_and_recorded() {
    MakeServiceKey.Result.Made made = made();
    assertThat(hexagon.newEvents()).containsExactly(new ServiceKeyMade(ORDERS, made.id()));
    assertThat(hexagon.memory.serviceKeys().serviceOf(made.key(), START)).contains(ORDERS);
    assertThat(made().key()).isNotEqualTo(made.key());
  }

  @Test
  @Tag("ASVS-13.3.4")
  void a_service_has_two_keys_while_it_changes_from_one_to_the_next() {
    MakeServiceKey.Result.Made first = made();
    made();
    hexagon.newEvents();
    assertThat(make()).isEqualTo(new MakeServiceKey.Result.TooMany());
    assertThat(hexagon.newEvents()).isEmpty();
    revoke(OPERATOR, first.id());
    made();
  }

  @Test
  void the_operator_and_admins_see_all_keys() {
    MakeServiceKey.Result.Made first = made();
    hexagon.clock.pass(Duration.ofDays(1));
    MakeServiceKey.Result.Made second = made();
    hexagon.memory.serviceKeys().serviceOf(second.key(), hexagon.clock.instant());
    var expected =
        new ListServiceKeys.Result.Listed(
            List.of(
                ServiceKeyDetails.ofNew(first.id(), ORDERS, START),
                new ServiceKeyDetails(
                    second.id(),
                    ORDERS,
                    START.plus(Duration.ofDays(1)),
                    Optional.of(LocalDate.parse("2030-01-02")))));
    assertThat(list(OPERATOR)).isEqualTo(expected);
    hexagon.clock.set(START);
    assertThat(list(byAdmin)).isEqualTo(expected);
  }

  @Test
  void a_revoked_key_is_refused_and_the_event_says_who_revoked_it() {
    MakeServiceKey.Result.Made first = made();
    MakeServiceKey.Result.Made second = made();
    hexagon.newEvents();

    assertThat(revoke(OPERATOR, first.id())).isEqualTo(new RevokeServiceKey.Result.Revoked(ORDERS));
    assertThat(hexagon.newEvents()).containsExactly(new ServiceKeyRevoked(ORDERS, first.id()));
    assertThat(revoke(byAdmin, second.id())).isEqualTo(new RevokeServiceKey.Result.Revoked(ORDERS));
    assertThat(hexagon.newEvents())
        .containsExactly(
            new ServiceKeyRevokedByAdmin(
                ORDERS, second.id(), Hexagon.step(hexagon.sessionOf(admin))));

    assertThat(hexagon.memory.serviceKeys().list()).isEmpty();
  }

  @Test
  void an_unknown_key_is_not_revoked() {
    ServiceKeyId unknown = new ServiceKeyId(new UUID(0, 0));
    for (Requester requester : List.of(OPERATOR, byAdmin)) {
      assertThat(revoke(requester, unknown)).isEqualTo(new RevokeServiceKey.Result.NoSuchKey());
    }
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  @Tag("ASVS-16.3.2")
  void a_user_who_is_no_admin_is_refused_and_recorded() {
    ServiceKeyId key = made().id();
    Login.Result.LoggedIn login = hexagon.login();
    Requester user = requester(login.tokens().access().token());
    hexagon.newEvents();

    assertThat(list(user)).isEqualTo(new ListServiceKeys.Result.NotAllowed());
    assertThat(revoke(user, key))
        .isEqualTo(new RevokeServiceKey.Result.Refused(new Refusal.NotAllowed()));

    var refused = new AdminActionRefused(hexagon.sessionOf(login), CLIENT);
    assertThat(hexagon.newEvents()).containsExactly(refused, refused);
    assertThat(hexagon.memory.serviceKeys().list()).hasSize(1);
  }

  @Test
  void a_caller_without_a_valid_token_is_denied() {
    ServiceKeyId key = made().id();
    Requester forged = requester(FORGED);
    assertThat(list(forged)).isEqualTo(new ListServiceKeys.Result.Denied(Denial.INVALID_TOKEN));
    assertThat(revoke(forged, key))
        .isEqualTo(new RevokeServiceKey.Result.Refused(new Refusal.Denied(Denial.INVALID_TOKEN)));
    assertThat(hexagon.memory.serviceKeys().list()).hasSize(1);
  }

  @Test
  void of_many_who_revoke_a_key_at_once_one_does() {
    ServiceKeyId key = made().id();
    hexagon.newEvents();
    assertThat(AtOnce.call(16, () -> revoke(OPERATOR, key)))
        .containsOnlyOnce(new RevokeServiceKey.Result.Revoked(ORDERS));
    assertThat(hexagon.newEvents()).hasSize(1);
  }

  private static Requester requester(Token token) {
    return new Requester.Admin(List.of(token), CLIENT);
  }

  private MakeServiceKey.Result make() {
    return hexagon.useCases.services().makeServiceKey().make(new MakeServiceKey.Command(ORDERS));
  }

  private MakeServiceKey.Result.Made made() {
    return (MakeServiceKey.Result.Made) make();
  }

  private ListServiceKeys.Result list(Requester requester) {
    return hexagon
        .useCases
        .services()
        .listServiceKeys()
        .list(new ListServiceKeys.Command(requester));
  }

  private RevokeServiceKey.Result revoke(Requester requester, ServiceKeyId key) {
    return hexagon
        .useCases
        .services()
        .revokeServiceKey()
        .revoke(new RevokeServiceKey.Command(requester, key, Optional.empty()));
  }
}
