package dev.hexauth.adapter.memory;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.ServiceKeysContract;
import dev.hexauth.domain.port.ServiceKeys;
import java.util.Optional;

final class InMemoryServiceKeysTest implements ServiceKeysContract {

  private final ServiceKeys keys = new InMemoryServiceKeys();

  @Override
  public ServiceKeys keys() {
    return keys;
  }

  @Override
  public Optional<ServiceKeys> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<ServiceKeys>> outage() {
    return Optional.empty();
  }
}
