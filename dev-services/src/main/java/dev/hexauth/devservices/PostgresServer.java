package dev.hexauth.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on the loopback address, in processes of its own, started by its constructor.
 * {@link #stop} and {@link #start} keep its port and data, so that tests can simulate an outage;
 * {@link #pause} makes it hang, like a stuck disk.
 *
 * <p>Every method may throw {@link DevServicesException}, whose message says what to do.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String KIND = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;
  private static final String COMMON =
      " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
          + " -c shared_buffers=32MB -c io_method=sync -c wal_level=minimal -c max_wal_senders=0"
          + " -c synchronous_commit=off -c jit=off -c timezone=UTC -c log_timezone=UTC";
  private static final String VOLATILE = " -c fsync=off -c full_page_writes=off";

  private final Path folder;
  private final boolean kept;
  private final PostgresInstallation installation;
  private final String[] settings;
  private final UseLock use;
  private final @Nullable Thread exitHook;
  private int port;
  private boolean closed;

  private PostgresServer(
      Path folder, boolean kept, PostgresInstallation installation, String... settings) {
    this.folder = folder;
    this.kept = kept;
    this.installation = installation;
    this.settings = settings.clone();
    this.use = new UseLock(folder);
    this.exitHook = kept ? null : new Thread(this::close, "stop-" + folder.getFileName());
  }

  /**
   * Starts one without data, on a free port, that is not safe against power failures. It ends with
   * {@link #close} or with this JVM, and its data are deleted; after a kill of this JVM, at the
   * next such start.
   *
   * @param settings of {@code postgres}, for instance {@code log_statement=all}
   */
  public static PostgresServer ephemeral(String... settings) {
    ServiceUser user = ServiceUser.current();
    sweep(user);
    PostgresInstallation installation = installation(user);
    Path folder = Folders.ephemeral(KIND, user);
    user.own(folder);
    PostgresServer server = new PostgresServer(folder, false, installation, settings);
    ExitHooks.add(server.exitHook);
    return server.started();
  }

  /**
   * Starts the server whose data are in the folder's {@code postgres}, or joins it if another
   * process runs it or a killed one has left it running. {@link #close} stops it unless another
   * process uses it; the end of this JVM alone does not.
   *
   * @param folder which PostgreSQL's user can reach: not below root's closed home
   */
  public static PostgresServer keptIn(Path folder) {
    ServiceUser user = ServiceUser.current();
    Path home = folder.toAbsolutePath().resolve(KIND);
    if (!user.reaches(folder.toAbsolutePath())) {
      throw new DevServicesException(
          "user 65534, as whom PostgreSQL runs, cannot reach " + folder.toAbsolutePath());
    }
    PostgresInstallation installation = installation(user);
    user.own(Folders.create(home));
    PostgresServer server = new PostgresServer(home, true, installation);
    return server.started();
  }

  private static PostgresInstallation installation(ServiceUser user) {
    return PostgresInstallation.below(Folders.kept(Path.of(""), user), user);
  }

  /**
   * Starts a hot standby, which follows the changes of this server. It begins with a copy of the
   * data, for which this server stops for a moment.
   */
  PostgresServer standby() {
    ServiceUser user = ServiceUser.current();
    Path copy = Folders.ephemeral(KIND, user);
    user.own(copy);
    stop();
    Commands.require(List.of("cp", "-Rp", data().toString(), copy.resolve("data").toString()));
    start();
    follow(copy.resolve("data"), user);
    PostgresServer standby = new PostgresServer(copy, false, installation, settings);
    ExitHooks.add(standby.exitHook);
    return standby.started();
  }

  private void follow(Path data, ServiceUser user) {
    String primary =
        "primary_conninfo = 'host=%s port=%d user=%s password=%s'\n"
            .formatted(Ports.HOST, port, PostgresInstallation.USER, PostgresInstallation.PASSWORD);
    try {
      Files.writeString(data.resolve("postgresql.auto.conf"), primary, StandardOpenOption.APPEND);
      Files.createFile(data.resolve("standby.signal"));
      user.own(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PostgresServer started() {
    try {
      use.enter(this::start);
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void sweep(ServiceUser user) {
    for (Path left : Folders.ephemerals(KIND, user)) {
      if (UseLock.isFree(left)) {
        PostmasterPid.of(left.resolve("data"))
            .ifPresent(running -> new DetachedProcess(running.pid()).end("QUIT"));
        Folders.delete(left);
      }
    }
  }

  /** Starts it again on the same port and data; does nothing if it runs. */
  public synchronized void start() {
    requireOpen();
    Optional<PostmasterPid> running = running();
    if (running.isPresent()) {
      new DetachedProcess(running.get().pid()).resume();
      port = awaitReady().port();
      return;
    }
    prepare();
    boolean anyPort = port == 0;
    for (int attempt = 1; ; attempt++) {
      if (anyPort) {
        port = kept ? Ports.rememberedOrFree(folder) : Ports.free();
      }
      try {
        launch();
        return;
      } catch (DevServicesException e) {
        if (!anyPort || attempt == ATTEMPTS || !log().contains("could not bind")) {
          throw e;
        }
      }
    }
  }

  private void prepare() {
    Path data = data();
    if (!Files.exists(data)) {
      installation.newCluster(data);
    }
    if (kept) {
      ServiceUser.current().own(data);
      installation.requireSameMajorVersion(data);
    }
  }

  private void launch() {
    try {
      Files.deleteIfExists(data().resolve("postmaster.pid"));
      Files.deleteIfExists(logFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    installation.run(
        "pg_ctl",
        List.of(
            "start",
            "-W",
            "-s",
            "-D",
            data().toString(),
            "-l",
            logFile().toString(),
            "-o",
            options()));
    awaitReady();
  }

  private String options() {
    String beginning = "-p " + port + COMMON + (kept ? "" : VOLATILE);
    return Stream.of(settings).map(" -c "::concat).collect(Collectors.joining("", beginning, ""));
  }

  private PostmasterPid awaitReady() {
    boolean decided =
        Wait.until(
            START_LIMIT, () -> running().map(PostmasterPid::ready).orElseGet(this::hasFailed));
    Optional<PostmasterPid> running = running();
    if (!decided || running.isEmpty()) {
      throw new DevServicesException("PostgreSQL did not start; its log says: " + log().strip());
    }
    return running.get();
  }

  /** Whether the log of a server that does not run says why. */
  private boolean hasFailed() {
    String log = log();
    return log.contains("FATAL:") || log.contains("postgres: ");
  }

  /** Shuts it down cleanly; connections are closed, data are kept. */
  public synchronized void stop() {
    end("INT");
  }

  /** Ends it at once, like a power failure. */
  synchronized void kill() {
    end("QUIT");
  }

  /** Makes a standby the primary; waits until it is. */
  void promote() {
    installation.run("pg_ctl", List.of("promote", "-s", "-D", data().toString()));
  }

  private void end(String signal) {
    running().ifPresent(running -> new DetachedProcess(running.pid()).end(signal));
  }

  /** Makes it hang: connections are accepted and nothing is answered, until {@link #resume}. */
  public synchronized void pause() {
    running().ifPresent(running -> new DetachedProcess(running.pid()).pause());
  }

  /** Ends {@link #pause}. */
  public synchronized void resume() {
    running().ifPresent(running -> new DetachedProcess(running.pid()).resume());
  }

  /** Whether its main process is alive, paused or not. */
  public synchronized boolean isRunning() {
    return running().isPresent();
  }

  /** Creates an empty database with a unique name, owned by the only user. */
  public PostgresDatabase newDatabase() {
    return FreshDatabases.create(database());
  }

  /** The database {@code postgres}, which always exists. */
  public synchronized PostgresDatabase database() {
    return new PostgresDatabase(
        Ports.HOST, port, "postgres", PostgresInstallation.USER, PostgresInstallation.PASSWORD);
  }

  /** Its product and version, as "PostgreSQL 18.6". */
  public String version() {
    return installation.version();
  }

  /** The folder of its data. */
  public Path data() {
    return folder.resolve("data");
  }

  /** The process id of its main process; empty if it does not run. */
  public synchronized Optional<Long> pid() {
    return running().map(PostmasterPid::pid);
  }

  /** Stops it for good; an ephemeral one deletes its data. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    use.leave(() -> end(kept ? "INT" : "QUIT"));
    if (!kept) {
      Folders.delete(folder);
      ExitHooks.remove(exitHook);
    }
  }

  private Optional<PostmasterPid> running() {
    return PostmasterPid.of(data());
  }

  private void requireOpen() {
    if (closed) {
      throw new DevServicesException("this PostgreSQL is closed; make another");
    }
  }

  private Path logFile() {
    return folder.resolve("log");
  }

  /** What it has logged since its last start. */
  public String log() {
    try (Stream<String> lines = Files.lines(logFile())) {
      return String.join("\n", lines.toList());
    } catch (IOException | UncheckedIOException notYetThere) {
      return "";
    }
  }
}
