package dev.hexauth.benchmark.mail;

import dev.hexauth.domain.port.MailTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A worker in a JVM of its own, which the system kills. */
record WorkerProcess(String name, Process process) implements Worker {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final String PASSWORD = "CHAOS_DATABASE_PASSWORD";

  static Worker start(
      String name, int place, Map<String, Object> database, int mailPort, Path clock) {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dslf4j.internal.verbosity=ERROR",
                    "-cp",
                    System.getProperty("java.class.path"),
                    WorkerProcess.class.getName(),
                    name,
                    String.valueOf(place),
                    String.valueOf(mailPort),
                    clock.toString(),
                    String.valueOf(database.get("spring.datasource.url")),
                    String.valueOf(database.get("spring.datasource.username"))))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().put(PASSWORD, String.valueOf(database.get("spring.datasource.password")));
    try {
      return new WorkerProcess(name, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The worker; ends only when it is killed. */
  public static void main(String[] arguments) {
    SharedClock clock = SharedClock.in(Path.of(arguments[3]));
    Map<String, Object> database =
        Map.of(
            "spring.datasource.url",
            arguments[4],
            "spring.datasource.username",
            arguments[5],
            "spring.datasource.password",
            System.getenv().getOrDefault(PASSWORD, ""),
            "spring.datasource.hikari.maximum-pool-size",
            "1");
    try (AnnotationConfigApplicationContext stores = Delivery.stores(database, false)) {
      MailTransport transport =
          Delivery.transport(arguments[0], Integer.parseInt(arguments[2]), TIMEOUT, clock);
      Worker.work(
          Delivery.of(stores, transport, clock), clock, Integer.parseInt(arguments[1]), () -> true);
    }
  }

  @Override
  public void kill() {
    process.destroyForcibly().onExit().join();
  }
}
