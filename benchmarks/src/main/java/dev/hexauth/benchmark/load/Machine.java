package dev.hexauth.benchmark.load;

import java.nio.file.Path;

/**
 * The machine of a measurement.
 *
 * @param processor the model's name
 * @param memoryMib of the whole machine
 * @param java of the service and of the load generator
 */
record Machine(String processor, int processors, double memoryMib, String kernel, String java) {

  static Machine current() {
    return new Machine(
        ProcFile.lines(Path.of("/proc/cpuinfo"))
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        ProcFile.lines(Path.of("/proc/meminfo"))
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(Double.NaN)
            / 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor.version") + " " + Runtime.version());
  }

  @Override
  public String toString() {
    return "%s, %d processors, %.1f GiB, %s, %s"
        .formatted(processor, processors, memoryMib / 1024, kernel, java);
  }
}
