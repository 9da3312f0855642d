package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.devservices.mail.MailServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The packaged jar in a process of its own, in the profile {@code development}, with the stores and
 * the mail server of {@link TestServices}: for tests of other modules. {@code HexauthForOthers}
 * runs the operator's commands in it. Closing kills it.
 */
public final class PackagedService implements AutoCloseable {

  private static final Path TARGET = Path.of("..", "bootstrap", "target");

  private final ChildProcess process;

  private PackagedService(ChildProcess process) {
    this.process = process;
  }

  /**
   * Starts it, and waits until it serves.
   *
   * @param folder for its log
   * @param settings beside those of the profile
   */
  public static PackagedService start(Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    MailServer mail = TestServices.mailServer();
    Map<String, String> environment = new HashMap<>(Keys.settings());
    environment.putAll(
        StoreSettings.postgresAndRedis(
            TestServices.newPostgresDatabase(), TestServices.newRedisDatabase()));
    environment.keySet().removeIf(name -> name.startsWith("hexauth."));
    environment.put("SPRING_PROFILES_ACTIVE", "development");
    environment.put("EMAIL_HOST", mail.host());
    environment.put("EMAIL_PORT", Integer.toString(mail.port()));
    environment.put("HEXAUTH_MAIL_TLS", "none");
    environment.putAll(settings);
    List<String> command =
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dloader.path=" + TARGET.resolve("test-classes").toRealPath(),
            "-Dloader.main=" + HexauthForOthers.class.getName(),
            "-cp",
            TARGET.resolve("hexauth-exec.jar").toRealPath().toString(),
            "org.springframework.boot.loader.launch.PropertiesLauncher");
    PackagedService service =
        new PackagedService(
            ChildProcess.start(folder, environment, command.toArray(String[]::new)));
    service.process.awaitInLog("> ready");
    return service;
  }

  /** Its URL, without a path. */
  public URI uri() {
    return process.uri();
  }

  /** Its log so far. */
  public String log() throws IOException {
    return process.log();
  }

  /** Makes that user an admin, which ends the user's sessions. */
  public void makeAdmin(String email) throws IOException, InterruptedException {
    process.tell("admin " + email);
    process.awaitInLog("> Made");
  }

  @Override
  public void close() {
    process.close();
  }
}
