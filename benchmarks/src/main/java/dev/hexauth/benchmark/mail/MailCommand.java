package dev.hexauth.benchmark.mail;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run mail}: whether every letter arrives, whatever happens. */
@Command(
    name = "mail",
    description =
        "Letters delivered by worker processes that are killed, to a mail server that misbehaves.",
    mixinStandardHelpOptions = true)
public final class MailCommand implements Callable<Integer> {

  @Option(names = "--letters", description = "how many (${DEFAULT-VALUE})")
  private int letters = 2000;

  @Option(
      names = "--stuck",
      description = "more letters, on which the server hangs (${DEFAULT-VALUE})")
  private int stuck = 5;

  @Option(names = "--workers", description = "processes at a time (${DEFAULT-VALUE})")
  private int workers = 4;

  @Option(names = "--kill-every", description = "mean seconds between kills (${DEFAULT-VALUE})")
  private double killEvery = 4;

  @Option(names = "--faults", description = "share of wrong answers (${DEFAULT-VALUE})")
  private double faults = 0.05;

  @Option(names = "--minutes", description = "the longest it may take (${DEFAULT-VALUE})")
  private int minutes = 30;

  @Option(names = "--seed", description = "of the choices (${DEFAULT-VALUE})")
  private long seed = 1;

  @Override
  public Integer call() {
    ChaosOutcome outcome =
        new Chaos(
                new Chaos.Plan(
                    letters,
                    stuck,
                    workers,
                    Duration.ofMillis(Math.round(killEvery * 1000)),
                    faults,
                    Duration.ofMinutes(minutes),
                    seed))
            .withProcesses();
    System.out.println(outcome);
    return outcome.arrived() == outcome.letters() && outcome.unexplained() == 0 ? 0 : 1;
  }
}
