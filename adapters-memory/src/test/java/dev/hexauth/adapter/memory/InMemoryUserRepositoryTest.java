package dev.hexauth.adapter.memory;

import dev.hexauth.contract.UserRepositoryContract;
import dev.hexauth.domain.port.UserRepository;

final class InMemoryUserRepositoryTest implements UserRepositoryContract {

  private final UserRepository repository = new InMemoryUserRepository();

  @Override
  public UserRepository repository() {
    return repository;
  }
}
