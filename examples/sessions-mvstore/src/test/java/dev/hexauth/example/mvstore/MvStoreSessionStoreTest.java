package dev.hexauth.example.mvstore;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.SessionStoreContract;
import dev.hexauth.domain.port.SessionStore;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class MvStoreSessionStoreTest implements SessionStoreContract {

  @TempDir private Path folder;
  private MVStore file;

  @BeforeEach
  void open() {
    file = MVStore.open(folder.resolve("sessions.mv").toString());
  }

  @Override
  public SessionStore store() {
    return new MvStoreSessionStore(file);
  }

  /** One process has the file to itself. */
  @Override
  public Optional<SessionStore> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<SessionStore>> outage() {
    return Optional.of(new ClosedFile(folder.resolve("outage.mv")));
  }

  @AfterEach
  void close() {
    file.close();
  }
}
