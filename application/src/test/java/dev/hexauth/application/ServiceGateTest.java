package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.event.SecurityEvent.ServiceRejected;
import dev.hexauth.domain.event.SecurityEvent.Throttled;
import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every use case of services needs a key, and treats wrong ones alike. */
final class ServiceGateTest {

  private static final ServiceName ORDERS = new ServiceName("orders");
  private static final ServiceName BILLING = new ServiceName("billing");
  private static final ServiceKey UNKNOWN = ServiceKey.of("0".repeat(64));
  private static final Client NEIGHBOUR = new Client("curl", "198.51.100.7");
  private static final int ALLOWED = 30;

  /** A use case, and how it refuses. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
  enum Called {
    INTROSPECT(
        (all, credential, client) ->
            all.introspectToken()
                .introspect(new IntrospectToken.Command(credential, FORGED, client)),
        new IntrospectToken.Result.Denied(),
        new IntrospectToken.Result.Throttled(Duration.ofSeconds(2))),
    REVOKE(
        (all, credential, client) ->
            all.revokeToken().revoke(new RevokeToken.Command(credential, FORGED, client)),
        new RevokeToken.Result.Denied(),
        new RevokeToken.Result.Throttled(Duration.ofSeconds(2))),
    ISSUE(
        (all, credential, client) ->
            all.issueServiceToken().issue(new IssueServiceToken.Command(credential, client)),
        new IssueServiceToken.Result.Denied(),
        new IssueServiceToken.Result.Throttled(Duration.ofSeconds(2)));

    /** With this credential, from this client. */
    interface Call {
      Object by(
          UseCases.ServiceUseCases all, Optional<ServiceCredential> credential, Client client);
    }

    private final Call call;
    private final Object denied;
    private final Object throttled;

    Called(Call call, Object denied, Object throttled) {
      this.call = call;
      this.denied = denied;
      this.throttled = throttled;
    }
  }

  private final Hexagon hexagon = new Hexagon(SessionPolicy.DEFAULT, ThrottlePolicy.DEFAULT);
  private final ServiceKey orders = hexagon.serviceKey(ORDERS).key();

  ServiceGateTest() {
    hexagon.serviceKey(BILLING);
    hexagon.newEvents();
  }

  @ParameterizedTest
  @EnumSource
  void a_service_is_admitted_by_its_key_with_or_without_its_name(Called called) {
    assertAdmitted(called, new ServiceCredential(Optional.empty(), orders));
    assertAdmitted(called, new ServiceCredential(Optional.of(ORDERS), orders));
    assertThat(hexagon.newEvents()).doesNotContain(new ServiceRejected(CLIENT));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("ASVS-10.4.10")
  @Tag("ASVS-13.2.1")
  void a_missing_an_unknown_and_another_services_key_are_denied_alike_and_recorded(Called called) {
    assertDenied(called, Optional.empty());
    assertDenied(called, Optional.of(new ServiceCredential(Optional.empty(), UNKNOWN)));
    assertDenied(called, Optional.of(new ServiceCredential(Optional.of(ORDERS), UNKNOWN)));
    assertDenied(called, Optional.of(new ServiceCredential(Optional.of(BILLING), orders)));
    hexagon.revokeKeysOf(ORDERS, 1);
    hexagon.newEvents();
    assertDenied(called, Optional.of(new ServiceCredential(Optional.of(ORDERS), orders)));
  }

  @ParameterizedTest
  @EnumSource
  void wrong_keys_are_limited_by_network_and_the_right_one_never_is(Called called) {
    Optional<ServiceCredential> wrong =
        Optional.of(new ServiceCredential(Optional.empty(), UNKNOWN));
    for (int i = 0; i < ALLOWED; i++) {
      assertThat(call(called, wrong, CLIENT)).isEqualTo(called.denied);
    }
    hexagon.newEvents();

    assertThat(call(called, wrong, CLIENT)).isEqualTo(called.throttled);

    assertThat(hexagon.newEvents())
        .containsExactly(new Throttled(LimitKind.WRONG_SERVICE_KEYS, Optional.empty(), CLIENT));
    assertAdmitted(called, new ServiceCredential(Optional.empty(), orders));
    assertThat(call(called, wrong, NEIGHBOUR)).isEqualTo(called.denied);
    hexagon.clock.pass(Duration.ofSeconds(2));
    assertThat(call(called, wrong, CLIENT)).isEqualTo(called.denied);
  }

  @ParameterizedTest
  @EnumSource
  void right_keys_use_nothing_up(Called called) {
    for (int i = 0; i < 2 * ALLOWED; i++) {
      assertAdmitted(called, new ServiceCredential(Optional.of(ORDERS), orders));
    }
    assertDenied(called, Optional.empty());
  }

  private void assertAdmitted(Called called, ServiceCredential credential) {
    assertThat(call(called, Optional.of(credential), CLIENT))
        .isNotIn(called.denied, called.throttled);
  }

  private void assertDenied(Called called, Optional<ServiceCredential> credential) {
    hexagon.newEvents();
    assertThat(call(called, credential, CLIENT)).isEqualTo(called.denied);
    assertThat(hexagon.newEvents()).containsExactly(new ServiceRejected(CLIENT));
  }

  private Object call(Called called, Optional<ServiceCredential> credential, Client client) {
    return called.call.by(hexagon.useCases.services(), credential, client);
  }
}
