package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of service keys finds each fault, and none in correct adapters. */
final class ServiceKeysTest {

  @ParameterizedTest
  @EnumSource
  void a_wrong_adapter_is_found(WrongServiceKeys fault) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(fault::test);
  }

  @Nested
  final class WithoutAMemory implements ServiceKeysContract {

    private final Map<ServiceKey, ServiceKeyDetails> shared = PlainServiceKeys.none();
    private final ServiceKeys first = new PlainServiceKeys(shared);
    private final ServiceKeys second = new PlainServiceKeys(shared);

    @Override
    public ServiceKeys keys() {
      return first;
    }

    @Override
    public Optional<ServiceKeys> secondNode() {
      return Optional.of(second);
    }

    @Override
    public Optional<Outage<ServiceKeys>> outage() {
      return Engine.of(ServiceKeys.class, first, "user store");
    }
  }

  @Nested
  final class WithAMemory implements ServiceKeysContract {

    private final Map<ServiceKey, ServiceKeyDetails> shared = PlainServiceKeys.none();
    private final ServiceKeys first = new RememberingServiceKeys(shared);
    private final ServiceKeys second = new RememberingServiceKeys(shared);

    @Override
    public ServiceKeys keys() {
      return first;
    }

    @Override
    public Optional<ServiceKeys> secondNode() {
      return Optional.of(second);
    }

    @Override
    public Optional<Outage<ServiceKeys>> outage() {
      return Engine.of(ServiceKeys.class, first, "user store");
    }
  }
}
