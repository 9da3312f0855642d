package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Map;

/** This product, as in its container image, as one of the peers. */
final class Hexauth implements Peer {

  /** Enough for all who wait for a hash, so that none is refused. */
  private static final Map<String, String> PATIENT = Map.of("HEXAUTH_PASSWORD_HASHING_WAIT", "60s");

  private final Packaged packaged;
  private final Launcher launcher;
  private final String name = "hexauth " + Commit.current();

  Hexauth(Packaged packaged, Stores stores) {
    this.packaged = packaged;
    this.launcher = new Launcher(stores);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> differences() {
    return List.of(
        "hexauth asks Redis for the session and PostgreSQL for the user at every request, refreshes"
            + " with two RSA signatures and one atomic change in Redis, and counts every attempt"
            + " to log in.");
  }

  @Override
  public Dialect dialect() {
    return new HexauthDialect();
  }

  @Override
  public void prepare(int users) {
    try (Service service = start();
        Api api = new Api(service.address())) {
      launcher.addUsers(api, users);
    }
  }

  @Override
  public Service start() {
    return launcher.start(packaged, PATIENT);
  }
}
