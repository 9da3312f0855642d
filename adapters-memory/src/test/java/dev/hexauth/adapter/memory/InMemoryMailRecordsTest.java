package dev.hexauth.adapter.memory;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.contract.MailRecordsContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserStore;
import dev.hexauth.domain.port.MailRecords;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InMemoryMailRecordsTest implements MailRecordsContract {

  private final UserTables tables = new UserTables();

  @Override
  public UserStore store() {
    return UserStores.in(tables);
  }

  @Override
  public Optional<UserStore> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<UserStore>> outage() {
    return Optional.empty();
  }

  @Override
  public MailRecords records() {
    return new InMemoryMailRecords(tables);
  }

  @Override
  public Optional<Outage<MailRecords>> recordsOutage() {
    return Optional.empty();
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_adapter_is_found(WrongMailRecords fault) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(fault::test);
  }
}
