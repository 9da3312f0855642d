package dev.hexauth.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run soak}: long mixed load, to check that memory does not grow. */
@Command(
    name = "soak",
    description = "Long mixed load: register, log in, me and refresh, log out. Samples memory.",
    mixinStandardHelpOptions = true)
public final class SoakCommand implements Runnable {

  @Mixin private Plan plan = new Plan();

  @Option(names = "--minutes", description = "how long (${DEFAULT-VALUE})")
  private int minutes = 60;

  @Option(names = "--every", description = "seconds between two samples (${DEFAULT-VALUE})")
  private int every = 10;

  @Override
  public void run() {
    Report report = new Report(System.out);
    Packaged packaged = plan.packaged();
    try (Stores stores = Stores.empty();
        Service service = new Launcher(stores).start(packaged, Map.of());
        Bench bench = new Bench(plan, packaged, stores, service)) {
      Soak soak = measure(bench, report);
      report.print(soak.result());
      report.print(soak);
      report.keep(soak, "soak", plan.results());
    }
  }

  private Soak measure(Bench bench, Report report) {
    Traffic traffic = bench.traffic(plan.connections(), List.of(), _ -> new Mixed());
    bench.warmUp();
    Set<String> wrongAnswers = new LinkedHashSet<>(traffic.take().wrongAnswers());
    List<Run> runs = new ArrayList<>();
    List<Soak.Sample> samples = new ArrayList<>();
    Cpu before = bench.cpu();
    for (int seconds = every; seconds <= minutes * 60; seconds += every) {
      Traffic.sleep(Duration.ofSeconds(every));
      Tally tally = traffic.take();
      Cpu after = bench.cpu();
      Run run = Run.of(tally, before, after);
      wrongAnswers.addAll(tally.wrongAnswers());
      runs.add(run);
      Soak.Sample sample = new Soak.Sample(seconds / 60.0, bench.memory(), run.perSecond());
      samples.add(sample);
      report.print(sample);
      before = after;
    }
    traffic.stop();
    return new Soak(bench.result("mixed", plan.connections(), runs, wrongAnswers), samples);
  }
}
