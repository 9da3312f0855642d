package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run compare}: two builds alternately, on the same stores. */
@Command(
    name = "compare",
    description = "Two builds alternately, A B A B, each in a new process; ratios pair by pair.",
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Runnable {

  @Parameters(index = "0", paramLabel = "OLD", description = "a jar")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "another jar")
  private Path after = Path.of("");

  @Parameters(index = "2", description = "${COMPLETION-CANDIDATES}")
  private Operation operation = Operation.ME;

  @Option(names = "--pairs", description = "how often (${DEFAULT-VALUE})")
  private int pairs = 5;

  @Mixin private Plan plan = new Plan();

  @Override
  public void run() {
    Report report = new Report(System.out);
    List<Pair> all = new ArrayList<>();
    Packaged older = plan.packaged(before);
    Packaged newer = plan.packaged(after);
    try (Stores stores = Stores.empty()) {
      for (int i = 1; i <= pairs; i++) {
        Result first = new LoadTest(plan, stores).of(operation, older);
        Result second = new LoadTest(plan, stores).of(operation, newer);
        report.print(first);
        report.print(second);
        all.add(Pair.of(first, second));
      }
    }
    report.print(all);
    report.keep(all, "compare-" + LoadTest.name(operation), plan.results());
  }
}
