package dev.hexauth.benchmark.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run start}: the time to the first response, and its cost. */
@Command(
    name = "start",
    description = "From the start of the process to the first 200, of the jar in three forms.",
    mixinStandardHelpOptions = true)
public final class StartCommand implements Runnable {

  @Mixin private Plan plan = new Plan();

  @Option(names = "--times", description = "how often each, in turn (${DEFAULT-VALUE})")
  private int times = 7;

  @Override
  public void run() {
    Report report = new Report(System.out);
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    try (Stores stores = Stores.empty()) {
      Launcher launcher = new Launcher(stores);
      Map<String, Packaged> forms = forms();
      forms.values().forEach(form -> Start.of(launcher, form, stores));
      for (int i = 0; i < times; i++) {
        forms.forEach((name, form) ->
            starts
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add(Start.of(launcher, form, stores)));
      }
    }
    report.print(Machine.current());
    report.print("median of %d starts (least, greatest)".formatted(times));
    starts.forEach((name, all) -> report.print("%-10s %s".formatted(name, Start.summary(all))));
    report.keep(starts, "start", plan.results());
  }

  private Map<String, Packaged> forms() {
    Packaged packaged = plan.plain();
    Map<String, Packaged> forms = new LinkedHashMap<>();
    forms.put("jar", Image.withoutCache(packaged));
    forms.put("unpacked", Image.unpacked(packaged, Plan.SCRIPTS, Plan.IMAGES));
    forms.put("trained", plan.packaged());
    return forms;
  }
}
