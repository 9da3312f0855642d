package dev.hexauth.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real Redis on the loopback address, in a process of its own, without a password, started by its
 * constructor. {@link #stop} and {@link #start} keep its port, so that tests can simulate an
 * outage; {@link #pause} makes it hang, like a stuck machine.
 *
 * <p>Every method may throw {@link DevServicesException}, whose message says what to do.
 */
public final class RedisServer implements AutoCloseable {

  static final String VERSION = "7.0.15";
  static final int DATABASES = 1024;
  private static final String KIND = "redis";
  private static final ServiceUser SELF = new ServiceUser(List.of(), ServiceUser.OWN);
  private static final String BINARY = "redis-server";
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 5;

  private final Path folder;
  private final boolean kept;
  private final Path binary;
  private final List<String> options;
  private final UseLock use;
  private final AtomicInteger databases = new AtomicInteger();
  private final @Nullable Thread exitHook;
  private int port;
  private boolean closed;

  private RedisServer(Path folder, boolean kept, Path binary, List<String> options) {
    this.folder = folder;
    this.kept = kept;
    this.binary = binary;
    this.options = options;
    this.use = new UseLock(folder);
    this.exitHook = kept ? null : new Thread(this::close, "stop-" + folder.getFileName());
  }

  /**
   * Starts one that writes nothing to disk, on a free port. It ends with {@link #close}, or with
   * this JVM; after a kill of this JVM, with the next such start.
   *
   * @param options of {@code redis-server}, for instance {@code --cluster-enabled}, {@code yes}
   */
  public static RedisServer ephemeral(String... options) {
    sweep();
    RedisServer server =
        new RedisServer(Folders.ephemeral(KIND, SELF), false, unpacked(), List.of(options));
    ExitHooks.add(server.exitHook);
    return server.started();
  }

  /**
   * Starts the server whose data are in the folder's {@code redis}, or joins it if another process
   * runs it or a killed one has left it running. {@link #close} stops it unless another process
   * uses it; the end of this JVM alone does not. A power failure loses the last second's writes.
   */
  public static RedisServer keptIn(Path folder) {
    Path home = Folders.create(folder.toAbsolutePath().resolve(KIND));
    return new RedisServer(home, true, unpacked(), List.of()).started();
  }

  private static Path unpacked() {
    String name = Platform.current().redisBinary();
    URL resource = Unpacked.resource(name, "org.signal:embedded-redis");
    return Unpacked.once(
            Folders.kept(Path.of(""), SELF).resolve(name),
            into -> Unpacked.executable(resource, into.resolve(BINARY)))
        .resolve(BINARY);
  }

  private static void sweep() {
    for (Path left : Folders.ephemerals(KIND, SELF)) {
      if (UseLock.isFree(left)) {
        running(left).ifPresent(process -> process.end("KILL"));
        Folders.delete(left);
      }
    }
  }

  private RedisServer started() {
    try {
      use.enter(this::start);
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Starts it again on the same port; does nothing if it runs. */
  public synchronized void start() {
    if (closed) {
      throw new DevServicesException("this Redis is closed; create a new one");
    }
    Optional<DetachedProcess> running = running();
    if (running.isPresent() && joins(running.get())) {
      return;
    }
    boolean anyPort = port == 0;
    for (int attempt = 1; ; attempt++) {
      if (anyPort) {
        port = kept ? Ports.rememberedOrFree(folder) : Ports.free();
      }
      try {
        launch();
        return;
      } catch (DevServicesException e) {
        if (!anyPort || attempt == ATTEMPTS || !log().contains("bind: ")) {
          throw e;
        }
      }
    }
  }

  /** Takes over a running server that answers; ends one that does not answer. */
  private boolean joins(DetachedProcess running) {
    running.resume();
    port = port == 0 ? Ports.remembered(folder) : port;
    if (Wait.until(START_LIMIT, () -> answersAs(running))) {
      return true;
    }
    running.end("TERM");
    return false;
  }

  private void launch() {
    Path configuration = folder.resolve("redis.conf");
    try {
      Files.deleteIfExists(pidFile(folder));
      Files.deleteIfExists(logFile());
      // A sentinel requires one, and writes what it learns there.
      if (!Files.exists(configuration)) {
        Files.createFile(configuration);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            binary.toString(),
            configuration.toString(),
            "--port",
            String.valueOf(port),
            "--bind",
            Ports.HOST,
            "--daemonize",
            "yes",
            "--pidfile",
            pidFile(folder).toString(),
            "--logfile",
            logFile().toString(),
            "--dir",
            folder.toString(),
            "--databases",
            String.valueOf(DATABASES),
            "--save",
            "",
            "--appendonly",
            kept ? "yes" : "no"));
    command.addAll(options);
    Commands.require(command);
    boolean decided =
        Wait.until(
            START_LIMIT,
            () -> running().map(this::answersAs).orElse(false) || log().contains("# Failed"));
    if (!decided || running().isEmpty()) {
      throw new DevServicesException("Redis did not start; its log says: " + log().strip());
    }
  }

  /** Whether the server at the port is that process, not another one that uses the port. */
  private boolean answersAs(DetachedProcess process) {
    try (RedisClient client = new RedisClient(Ports.HOST, port)) {
      return client.ask("INFO server").contains("process_id:" + process.pid() + "\r")
          && client.ask("PING").equals("PONG");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Shuts it down cleanly; connections are closed. */
  public synchronized void stop() {
    running().ifPresent(process -> process.end("TERM"));
  }

  /** Ends it at once, like a power failure: unsent data are lost. */
  public synchronized void kill() {
    running().ifPresent(process -> process.end("KILL"));
  }

  /** Makes it hang: connections are accepted and nothing is answered, until {@link #resume}. */
  public synchronized void pause() {
    running().ifPresent(DetachedProcess::pause);
  }

  /** Ends {@link #pause}. */
  public synchronized void resume() {
    running().ifPresent(DetachedProcess::resume);
  }

  /** Whether its process is alive, paused or not. */
  public synchronized boolean isRunning() {
    return running().isPresent();
  }

  /** Its reply to one command without spaces in its arguments; an array's elements line by line. */
  public String ask(String command) {
    RedisDatabase server = database();
    try (RedisClient client = new RedisClient(server.host(), server.port())) {
      return client.ask(command);
    } catch (IOException e) {
      throw new DevServicesException("%s did not do '%s'".formatted(server, command), e);
    }
  }

  /** Logical database 0. */
  public synchronized RedisDatabase database() {
    return new RedisDatabase(Ports.HOST, port, 0);
  }

  /** An empty logical database that this object has not returned before; from 1 to 1023. */
  public RedisDatabase newDatabase() {
    return emptied(database(), databases.incrementAndGet());
  }

  static RedisDatabase emptied(RedisDatabase server, int index) {
    try (RedisClient client = new RedisClient(server.host(), server.port())) {
      client.logIn(server.credentials());
      client.ask("SELECT " + index);
      client.ask("FLUSHDB");
      return new RedisDatabase(server.host(), server.port(), index, server.credentials());
    } catch (IOException e) {
      throw new DevServicesException("no database %d at %s".formatted(index, server), e);
    }
  }

  /** Its product and version, as "Redis 7.0.15". */
  public String version() {
    return "Redis " + VERSION;
  }

  /** The folder of its data. */
  public Path data() {
    return folder;
  }

  /** Its process id; empty if it does not run. */
  public synchronized Optional<Long> pid() {
    return running().map(DetachedProcess::pid);
  }

  /** Stops it for good. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    use.leave(() -> running().ifPresent(process -> process.end(kept ? "TERM" : "KILL")));
    if (!kept) {
      Folders.delete(folder);
      ExitHooks.remove(exitHook);
    }
  }

  private Optional<DetachedProcess> running() {
    return running(folder);
  }

  /** The process in the folder's pid file, unless it has ended or is another program now. */
  private static Optional<DetachedProcess> running(Path folder) {
    try {
      long pid = Long.parseLong(Files.readString(pidFile(folder)).strip());
      return Optional.of(new DetachedProcess(pid)).filter(p -> p.isAliveWith(BINARY));
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("pid");
  }

  private Path logFile() {
    return folder.resolve("log");
  }

  private String log() {
    try {
      return Files.readString(logFile());
    } catch (IOException notYetThere) {
      return "";
    }
  }
}
