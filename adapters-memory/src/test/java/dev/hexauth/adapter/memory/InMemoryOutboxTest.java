package dev.hexauth.adapter.memory;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.OutboxContract;
import dev.hexauth.contract.UserStore;
import java.util.Optional;

final class InMemoryOutboxTest implements OutboxContract {

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
}
