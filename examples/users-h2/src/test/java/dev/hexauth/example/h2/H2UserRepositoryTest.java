package dev.hexauth.example.h2;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserRepositoryContract;
import dev.hexauth.domain.port.UserRepository;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class H2UserRepositoryTest implements UserRepositoryContract {

  @TempDir private Path folder;
  @AutoClose private H2UserRepository users;

  @BeforeEach
  void open() {
    users = new H2UserRepository("jdbc:h2:" + folder.resolve("users"));
  }

  @Override
  public UserRepository repository() {
    return users;
  }

  /** One process has the database to itself. */
  @Override
  public Optional<UserRepository> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<UserRepository>> outage() {
    return Optional.of(new ClosedDatabase("jdbc:h2:" + folder.resolve("outage")));
  }

  /** The database is closed, and opened again by a new repository. */
  private static final class ClosedDatabase implements Outage<UserRepository> {

    private final String url;
    private H2UserRepository users;

    ClosedDatabase(String url) {
      this.url = url;
      this.users = new H2UserRepository(url);
    }

    @Override
    public UserRepository adapter() {
      return users;
    }

    @Override
    public void cutOff() {
      users.close();
    }

    @Override
    public void restore() {
      users = new H2UserRepository(url);
    }

    @Override
    public void close() {
      users.close();
    }
  }
}
