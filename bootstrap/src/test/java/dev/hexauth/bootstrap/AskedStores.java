package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.PostgresServer;
import dev.hexauth.devservices.RedisDatabase;
import dev.hexauth.devservices.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL and a Redis that report what they are asked. What threads send for which no request
 * waits is left out: letters, kept events, and confirmations of refreshes.
 */
final class AskedStores implements AutoCloseable {

  private static final Pattern STATEMENT =
      Pattern.compile(".* LOG: {2}(?:execute [^:]+|statement): (.*)");
  private static final Pattern IN_BACKGROUND =
      Pattern.compile(
          "lease_letter|keep_code|(delete from|update) \"letters|(keep|forget)_audit_events");

  /** Not those that a script runs, which have no client address. */
  private static final Pattern COMMAND =
      Pattern.compile("\\+[0-9.]+ \\[\\d+ [0-9.]+:\\d+] \"(\\w+)\".*");

  private static final String CONFIRMATION = "HDEL";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final PostgresServer postgres = PostgresServer.ephemeral("log_statement=all");
  private final RedisServer redis = RedisServer.ephemeral();
  private final List<String> monitored = new CopyOnWriteArrayList<>();
  private final AtomicInteger marks = new AtomicInteger();
  private final Socket monitor = monitor(redis.database());
  private int statementsBefore;

  private Socket monitor(RedisDatabase database) {
    try {
      Socket socket = new Socket(database.host(), database.port());
      socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
      Thread.ofVirtual().start(() -> read(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Socket socket) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      lines.lines().forEach(monitored::add);
    } catch (IOException | UncheckedIOException _) {
      // It is closed.
    }
  }

  /** The settings of a service on these stores. */
  Map<String, String> settings() {
    return StoreSettings.postgresAndRedis(postgres.newDatabase(), redis.database());
  }

  /** What {@code request} sends to both stores. */
  Asked during(Runnable request) {
    statements();
    commands();
    request.run();
    return new Asked(statements(), commands());
  }

  private List<String> statements() {
    List<String> all =
        postgres
            .log()
            .lines()
            .map(STATEMENT::matcher)
            .filter(Matcher::matches)
            .map(statement -> statement.group(1))
            .toList();
    List<String> recent = all.subList(statementsBefore, all.size());
    statementsBefore = all.size();
    return recent.stream().filter(statement -> !IN_BACKGROUND.matcher(statement).find()).toList();
  }

  private List<String> commands() {
    String mark = "mark-" + marks.incrementAndGet();
    redis.ask("ECHO " + mark);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (monitored.stream().noneMatch(line -> line.endsWith('"' + mark + '"'))) {
      assertThat(System.nanoTime()).as("still no %s", mark).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
    List<String> commands =
        monitored.stream()
            .map(COMMAND::matcher)
            .filter(Matcher::matches)
            .map(command -> command.group(1))
            .filter(command -> !List.of("ECHO", CONFIRMATION).contains(command))
            .toList();
    monitored.clear();
    return commands;
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    redis.close();
    postgres.close();
  }

  /** What was sent to PostgreSQL and Redis, in order. */
  record Asked(List<String> statements, List<String> commands) {

    /** The number of statements and of commands. */
    String count() {
      return statements.size() + " " + commands.size();
    }
  }
}
