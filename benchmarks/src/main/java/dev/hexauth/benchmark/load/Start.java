package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One start of the service.
 *
 * @param millis until the first answer with status 200
 * @param cpuMillis that the process had used when all stores had been reached
 * @param mib its resident set then
 */
record Start(double millis, double cpuMillis, double mib) {

  static Start of(Launcher launcher, Packaged packaged, Stores stores) {
    try (Service service = launcher.start(packaged, Map.of())) {
      return new Start(
          service.firstAnswer().toNanos() / 1e6,
          ProcFile.ownMillis(service.pid()),
          Memory.now(service, stores).serviceNow());
    }
  }

  static String summary(List<Start> starts) {
    return "first answer %s ms  processor time %s ms  memory %s MiB"
        .formatted(
            spread(starts, Start::millis),
            spread(starts, Start::cpuMillis),
            spread(starts, Start::mib));
  }

  private static String spread(List<Start> starts, ToDoubleFunction<Start> figure) {
    double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
    return "%.0f (%.0f, %.0f)".formatted(Run.median(sorted), sorted[0], sorted[sorted.length - 1]);
  }
}
