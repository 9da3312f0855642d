package dev.hexauth.benchmark.load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code run load}: one operation by many callers. */
@Command(
    name = "load",
    description = "One operation by many callers, with stores of its own.",
    mixinStandardHelpOptions = true)
public final class LoadCommand implements Runnable {

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Operation operation = Operation.ME;

  @Mixin private Plan plan = new Plan();

  @Override
  public void run() {
    Report report = new Report(System.out);
    try (Stores stores = Stores.empty()) {
      Result result = new LoadTest(plan, stores).of(operation, plan.packaged());
      report.print(result);
      report.keep(result, result.name(), plan.results());
    }
  }
}
