package dev.hexauth.adapter.memory;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserDirectoryContract;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import java.util.Optional;

final class InMemoryUserDirectoryTest implements UserDirectoryContract {

  private final UserTables tables = new UserTables();
  private final UserDirectory directory = new InMemoryUserDirectory(tables);
  private final UserRepository repository = new InMemoryUserRepository(tables);

  @Override
  public UserDirectory directory() {
    return directory;
  }

  @Override
  public UserRepository repository() {
    return repository;
  }

  @Override
  public Optional<UserDirectory> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<UserDirectory>> outage() {
    return Optional.empty();
  }
}
