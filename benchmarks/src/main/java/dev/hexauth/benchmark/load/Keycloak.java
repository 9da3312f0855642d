package dev.hexauth.benchmark.load;

import dev.hexauth.devservices.PostgresDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keycloak from Maven Central, as its guide for production says: built, and then started. */
final class Keycloak implements Peer {

  private static final String VERSION = "26.7.3";
  private static final String ARCHIVE = "keycloak-quarkus-dist-" + VERSION + ".tar.gz";

  private static final Path JDK = Path.of(System.getProperty("java.home"));

  private final Path folder;
  private final PostgresDatabase database;

  /**
   * @param folder where everything is kept
   * @param database its own
   */
  Keycloak(Path folder, PostgresDatabase database) {
    this.folder = folder;
    this.database = database;
  }

  @Override
  public String name() {
    return "Keycloak " + VERSION;
  }

  @Override
  public List<String> differences() {
    return List.of(
        "Keycloak keeps users and sessions in its own memory (`cache=local`), so that its user info"
            + " asks no store, and writes sessions to PostgreSQL; it does not use Redis.",
        "Its refresh signs an access and an ID token with RSA and the refresh token, which is used"
            + " once, with HMAC.",
        "It has no bcrypt; a provider of a few lines lets it use Bouncy Castle's, which it brings."
            + " Brute force detection is off, as by default.");
  }

  @Override
  public Dialect dialect() {
    return new KeycloakDialect();
  }

  @Override
  public void prepare(int users) {
    fetch();
    addBcrypt();
    Path realm = TemporaryFolder.write(folder, "realm.json", KeycloakRealm.json(users));
    kc("build");
    kc("import", "--optimized", "--file", realm.toString());
  }

  /** By Maven, so that its mirrors and its proxy are used. */
  private void fetch() {
    run(
        Path.of("."),
        List.of(
            Path.of("mvnw").toAbsolutePath().toString(),
            "--batch-mode",
            "-q",
            "-N",
            "dependency:copy",
            "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":tar.gz",
            "-DoutputDirectory=" + folder));
    run(folder, List.of("tar", "-xzf", ARCHIVE, "--strip-components=1"));
  }

  private void addBcrypt() {
    Path _ =
        TemporaryFolder.write(folder, "Bcrypt.java", Resource.text("peers/keycloak/Bcrypt.java"));
    Path _ =
        TemporaryFolder.write(
            folder,
            "classes/META-INF/services/org.keycloak.credential.hash.PasswordHashProviderFactory",
            "Bcrypt");
    jdk("javac", "--release", "21", "-cp", "lib/lib/main/*", "-d", "classes", "Bcrypt.java");
    jdk("jar", "--create", "--file", "providers/bcrypt.jar", "-C", "classes", ".");
  }

  private void jdk(String tool, String... arguments) {
    run(folder, line(JDK.resolve("bin").resolve(tool).toString(), arguments));
  }

  private void kc(String... arguments) {
    run(folder, line("bin/kc.sh", arguments));
  }

  private static List<String> line(String program, String... arguments) {
    return Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
  }

  private void run(Path where, List<String> command) {
    String _ = Program.run(where, environment(), command);
  }

  @Override
  public Service start() {
    String start = "KC_HTTP_PORT=$PORT exec " + folder.resolve("bin/kc.sh") + " start --optimized";
    return Service.start(
        List.of("sh", "-c", start),
        Program.environment(environment()),
        List.of("/realms/" + KeycloakDialect.REALM));
  }

  private Map<String, String> environment() {
    return Map.of(
        "JAVA_HOME", JDK.toString(),
        "KC_DB", "postgres",
        "KC_DB_URL", database.jdbcUrl(),
        "KC_DB_USERNAME", database.user(),
        "KC_DB_PASSWORD", database.password(),
        "KC_CACHE", "local",
        "KC_HTTP_ENABLED", "true",
        "KC_HTTP_HOST", "127.0.0.1",
        "KC_HOSTNAME", "http://localhost");
  }
}
