package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** better-auth from npm behind Node's own server, in two processes. */
final class BetterAuth implements Peer {

  private static final String VERSION = "1.7.25";

  private static final String SERVER = "server.mjs";

  private static final String USERS =
      """
      insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
      select 'user' || n, 'Ada', 'user' || n || '@load.example', true, now(), now()
      from generate_series(1, ?) n
      """;

  private static final String PASSWORDS =
      """
      insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
      select 'account' || n, 'user' || n, 'credential', 'user' || n, ?, now(), now()
      from generate_series(1, ?) n
      """;

  private final Path folder;
  private final Stores stores;

  /**
   * @param folder where everything is kept
   * @param stores its own
   */
  BetterAuth(Path folder, Stores stores) {
    this.folder = folder;
    this.stores = stores;
  }

  @Override
  public String name() {
    return "better-auth " + VERSION + ", 2 processes";
  }

  @Override
  public List<String> differences() {
    return List.of(
        "better-auth keeps sessions in Redis with a copy of the user, so that who-am-I does not ask"
            + " PostgreSQL.",
        "Its refresh is a new JWT of the plugin `jwt` with one RSA signature; the session's token"
            + " does not change and nothing is written.",
        "It hashes by the npm package `@node-rs/bcrypt`, in native code. Its login signs nothing,"
            + " and its rate limit is off.");
  }

  @Override
  public Dialect dialect() {
    return new BetterAuthDialect();
  }

  @Override
  public void prepare(int users) {
    run(
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "better-auth@" + VERSION,
        "@node-rs/bcrypt@2.0.0",
        "ioredis@6.0.0",
        "pg@8.23.1");
    for (String file : List.of(SERVER, "auth.mjs")) {
      Path _ = TemporaryFolder.write(folder, file, Resource.text("peers/better-auth/" + file));
    }
    run("node", SERVER, "migrate");
    add(users);
  }

  private void run(String... command) {
    String _ = Program.run(folder, environment(), List.of(command));
  }

  private void add(int count) {
    var database = stores.database();
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        PreparedStatement users = connection.prepareStatement(USERS);
        PreparedStatement passwords = connection.prepareStatement(PASSWORDS)) {
      users.setInt(1, count);
      users.executeUpdate();
      passwords.setString(1, Users.HASH);
      passwords.setInt(2, count);
      passwords.executeUpdate();
    } catch (SQLException e) {
      throw new LoadException("better-auth's users could not be added", e);
    }
  }

  @Override
  public Service start() {
    return Service.start(
        List.of("node", folder.resolve(SERVER).toString()),
        Program.environment(environment()),
        List.of("/api/auth/ok"));
  }

  private Map<String, String> environment() {
    return Map.of(
        "NODE_ENV", "production",
        "PGHOST", stores.database().host(),
        "PGPORT", Integer.toString(stores.database().port()),
        "PGDATABASE", stores.database().name(),
        "PGUSER", stores.database().user(),
        "PGPASSWORD", stores.database().password(),
        "REDIS_URL", stores.sessions().uri());
  }
}
