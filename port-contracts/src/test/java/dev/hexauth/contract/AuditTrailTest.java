package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.domain.port.AuditTrail;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of audit trails finds each fault, and none in a correct adapter. */
final class AuditTrailTest {

  @ParameterizedTest
  @EnumSource
  void a_wrong_adapter_is_found(WrongAuditTrails fault) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(fault::test);
  }

  @Nested
  final class Plain implements AuditTrailContract {

    private final PlainAuditTrail.Shared shared = PlainAuditTrail.Shared.none();
    private final AuditTrail first = new PlainAuditTrail(shared);
    private final AuditTrail second = new PlainAuditTrail(shared);

    @Override
    public AuditTrail trail() {
      return first;
    }

    @Override
    public Optional<AuditTrail> secondNode() {
      return Optional.of(second);
    }

    @Override
    public Optional<Outage<AuditTrail>> outage() {
      return Engine.of(AuditTrail.class, first, "audit trail");
    }
  }
}
