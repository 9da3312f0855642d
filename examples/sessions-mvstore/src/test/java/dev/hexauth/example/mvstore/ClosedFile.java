package dev.hexauth.example.mvstore;

import dev.hexauth.contract.Outage;
import dev.hexauth.domain.port.SessionStore;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** A store whose file is closed and opened again, by a new store. */
final class ClosedFile implements Outage<SessionStore> {

  private final String name;
  private MVStore file;

  ClosedFile(Path path) {
    this.name = path.toString();
    this.file = MVStore.open(name);
  }

  @Override
  public SessionStore adapter() {
    return new MvStoreSessionStore(file);
  }

  @Override
  public void cutOff() {
    file.close();
  }

  @Override
  public void restore() {
    file = MVStore.open(name);
  }

  @Override
  public void close() {
    file.close();
  }
}
