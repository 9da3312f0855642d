package dev.hexauth.adapter.memory;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserRepositoryContract;
import dev.hexauth.domain.port.UserRepository;
import java.util.Optional;

final class InMemoryUserRepositoryTest implements UserRepositoryContract {

  private final UserRepository repository = new InMemoryUserRepository(new UserTables());

  @Override
  public UserRepository repository() {
    return repository;
  }

  @Override
  public Optional<UserRepository> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<UserRepository>> outage() {
    return Optional.empty();
  }
}
