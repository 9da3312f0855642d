package dev.hexauth.benchmark.mail;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.devservices.mail.MailServer;
import dev.hexauth.devservices.mail.SmtpAct;
import dev.hexauth.devservices.mail.SmtpBehaviour;
import dev.hexauth.devservices.mail.SmtpStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Many letters, a few workers that are killed and replaced, and a mail server that refuses, hangs,
 * drips, drops, and answers 4xx and 5xx. The clock moves only when no worker has anything to do, so
 * that no pause takes time, and no lease ends while its worker is alive.
 */
final class Chaos {

  private static final Instant START = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMillis(2);
  private static final Duration OUTAGE = Duration.ofMillis(100);

  private final Plan plan;
  private final Random random;
  private final PostgresDatabase database = TestServices.newPostgresDatabase();
  private final Set<String> killed = new HashSet<>();
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();
  private final List<Worker> workers = new ArrayList<>();
  private int outages;
  private long looked = System.nanoTime();

  /**
   * What happens.
   *
   * @param letters how many
   * @param stuck how many further letters the server hangs on, until all others have arrived
   * @param workers how many at a time
   * @param killEvery the mean time between two kills
   * @param faults the share of the server's answers that are wrong, 0 to 1
   * @param limit the longest that a run may take
   */
  record Plan(
      int letters,
      int stuck,
      int workers,
      Duration killEvery,
      double faults,
      Duration limit,
      long seed) {}

  Chaos(Plan plan) {
    this.plan = plan;
    this.random = new Random(plan.seed());
  }

  /** Runs it with workers in processes of their own. */
  ChaosOutcome withProcesses() {
    return run((server, file, _) ->
        (name, place) -> WorkerProcess.start(name, place, settings(), server.port(), file));
  }

  /** Runs it with workers in this JVM. */
  ChaosOutcome withThreads() {
    return run((server, file, stores) -> {
      SharedClock clock = SharedClock.in(file);
      return (name, place) -> WorkerThread.start(name, place, stores, server.port(), clock, unsure);
    });
  }

  @FunctionalInterface
  private interface Starting {
    Worker.Starter with(MailServer server, Path clock, ApplicationContext stores);
  }

  private ChaosOutcome run(Starting starting) {
    long began = System.nanoTime();
    try (MailServer server = MailServer.start();
        AnnotationConfigApplicationContext stores = Delivery.stores(settings(), true);
        Waiting waiting = new Waiting(database)) {
      Path file = Files.createTempFile("clock", "");
      SharedClock clock = SharedClock.in(file);
      clock.set(START);
      Posted posted = Posted.to(stores, plan, START);
      try {
        deliver(server, clock, waiting, posted, starting.with(server, file, stores));
      } finally {
        workers.forEach(Worker::kill);
        Files.delete(file);
      }
      return ChaosOutcome.of(
          plan,
          posted,
          server.mailbox().all(),
          killed,
          unsure,
          outages,
          Duration.between(START, clock.instant()),
          Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        "spring.datasource.url", database.jdbcUrl(),
        "spring.datasource.username", database.user(),
        "spring.datasource.password", database.password(),
        "spring.datasource.hikari.maximum-pool-size", "4");
  }

  private void deliver(
      MailServer server,
      SharedClock clock,
      Waiting waiting,
      Posted posted,
      Worker.Starter starter) {
    SmtpBehaviour chance = SmtpBehaviour.random(random, plan.faults());
    server.behave((stage, recipients) ->
        stage == SmtpStage.RECIPIENT && posted.isStuck(recipients.getLast())
            ? new SmtpAct.Hang()
            : chance.at(stage, recipients));
    for (int place = 0; place < plan.workers(); place++) {
      workers.add(starter.start("worker-" + place, place));
    }
    long deadline = System.nanoTime() + plan.limit().toNanos();
    while (waiting.letters() > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(waiting.letters() + " letters wait after " + plan.limit());
      }
      misbehave(server, clock, starter);
      if (waiting.letters() <= plan.stuck() && waiting.onlyStuck(posted)) {
        server.behave(chance);
      }
      if (IntStream.range(0, plan.workers()).allMatch(clock::isIdle)) {
        Instant next = clock.instant().plusMillis(1);
        // What a killed worker held may be due again only now.
        clock.set(waiting.nextDue().filter(due -> due.isAfter(next)).orElse(next));
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /** Kills and replaces a worker, or lets the server refuse connections, once in a while. */
  private void misbehave(MailServer server, SharedClock clock, Worker.Starter starter) {
    long now = System.nanoTime();
    double share = (double) (now - looked) / plan.killEvery().toNanos();
    looked = now;
    int place = random.nextInt(workers.size());
    if (random.nextDouble() < share && clock.works(place)) {
      workers.get(place).kill();
      killed.add(workers.get(place).name());
      clock.vacate(place);
      workers.set(place, starter.start("worker-" + (plan.workers() + killed.size()), place));
    }
    if (random.nextDouble() < share) {
      server.stop();
      LockSupport.parkNanos(OUTAGE.toNanos());
      server.restart();
      outages++;
    }
  }
}
