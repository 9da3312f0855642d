package dev.hexauth.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real hexauth in a process of its own, with stores in memory. Bootstrap's {@code
 * HexauthForOthers} does what an operator does.
 */
final class HexauthProcess implements AutoCloseable {

  private static final Path BOOTSTRAP = Path.of("../../bootstrap/target");
  private static final String ANSWER = "> ";

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream commands;

  private HexauthProcess(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Starts it, and waits until it serves. */
  static HexauthProcess start(int port, Map<String, String> settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dloader.path=" + BOOTSTRAP.resolve("test-classes").toRealPath(),
            "-Dloader.main=dev.hexauth.bootstrap.HexauthForOthers",
            "-cp",
            BOOTSTRAP.resolve("hexauth-exec.jar").toRealPath().toString(),
            "org.springframework.boot.loader.launch.PropertiesLauncher"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PORT", Integer.toString(port),
                "HEXAUTH_PUBLICURL", "http://localhost:" + port,
                "HEXAUTH_USERS", "memory",
                "HEXAUTH_SESSIONS", "memory",
                "HEXAUTH_ALLOWVOLATILESTORES", "true",
                "HEXAUTH_PASSWORD_BCRYPTCOST", "4",
                "HEXAUTH_SHUTDOWN_DRAIN", "0s"));
    builder.environment().putAll(settings);
    HexauthProcess hexauth = new HexauthProcess(builder.start());
    assertThat(hexauth.answer()).isEqualTo("ready");
    return hexauth;
  }

  /** A key for a service of that name. */
  String makeKey(String service) throws IOException {
    return tell("key " + service);
  }

  void makeAdmin(String address) throws IOException {
    assertThat(tell("admin " + address)).isEqualTo("Made");
  }

  private String tell(String command) throws IOException {
    commands.println(command);
    return answer();
  }

  private String answer() throws IOException {
    StringBuilder log = new StringBuilder();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(ANSWER)) {
        return line.substring(ANSWER.length());
      }
      log.append(line).append('\n');
    }
    throw new IOException("hexauth has ended:\n" + log);
  }

  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
