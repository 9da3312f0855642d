package dev.hexauth.adapter.memory;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserStore;
import dev.hexauth.contract.UserTransferContract;
import dev.hexauth.domain.port.UserTransfer;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InMemoryUserTransferTest implements UserTransferContract {

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
  public UserTransfer transfer() {
    return new InMemoryUserTransfer(tables);
  }

  @Override
  public UserTransfer transferOfOtherNode() {
    return transfer();
  }

  @Override
  public Optional<Outage<UserTransfer>> transferOutage() {
    return Optional.empty();
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_adapter_is_found(WrongUserTransfers fault) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(fault::test);
  }
}
