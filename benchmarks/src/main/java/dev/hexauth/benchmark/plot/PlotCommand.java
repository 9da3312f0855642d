package dev.hexauth.benchmark.plot;

import dev.hexauth.benchmark.plot.Chart.Line;
import dev.hexauth.benchmark.plot.Chart.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code run plot}: kept results as a picture. Results of {@code load} become lines over the number
 * of connections, one for each operation; one result of {@code soak} becomes memory over time, one
 * of {@code versus} bars, or lines over the first minute.
 */
@Command(
    name = "plot",
    description =
        "Draws kept results: of load over connections, of one soak over time, of one versus.",
    mixinStandardHelpOptions = true)
public final class PlotCommand implements Runnable {

  /** The figure that is drawn for each run. */
  public enum Figure {
    /** Right answers a second. */
    PER_SECOND("ops/s"),
    /** Processor time of service and stores for each. */
    CPU("CPU ms/op"),
    /** The latency that one in a hundred exceeds. */
    P99("p99 ms");

    private final String title;

    Figure(String title) {
      this.title = title;
    }

    private double of(JsonNode run) {
      return switch (this) {
        case PER_SECOND -> run.path("perSecond").asDouble();
        case CPU ->
            run.path("service").asDouble()
                + run.path("postgres").asDouble()
                + run.path("redis").asDouble();
        case P99 -> run.path("p99").asDouble();
      };
    }
  }

  @Option(names = "--figure", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private Figure figure = Figure.CPU;

  @Parameters(index = "0", paramLabel = "SVG", description = "the file to write")
  private Path picture = Path.of("");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "JSON", description = "results")
  private List<Path> files = List.of();

  @Override
  public void run() {
    List<JsonNode> results = files.stream().map(PlotCommand::read).toList();
    write(picture, results.size() == 1 ? of(results.getFirst()) : overConnections(results).svg());
  }

  /** Draws one result of any kind. */
  public static void draw(Path picture, Path result) {
    write(picture, new PlotCommand().of(read(result)));
  }

  private static void write(Path picture, String svg) {
    try {
      Files.writeString(picture, svg);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String of(JsonNode result) {
    if (result.has("products")) {
      return Products.bars(result).svg();
    }
    if (result.has("perSecond")) {
      return Products.overSeconds(result).svg();
    }
    return (result.has("samples") ? overTime(result) : overConnections(List.of(result))).svg();
  }

  private Chart overConnections(List<JsonNode> results) {
    Map<String, List<Point>> lines = new TreeMap<>();
    for (JsonNode result : results) {
      double median = median(result.path("runs").valueStream().mapToDouble(figure::of));
      lines
          .computeIfAbsent(result.path("name").asString(), _ -> new ArrayList<>())
          .add(new Point(result.path("connections").asDouble(), median));
    }
    lines.values().forEach(points -> points.sort(Comparator.comparingDouble(Point::x)));
    return new Chart(
        figure.title + " by connections, the median of each",
        "connections",
        figure.title,
        lines.entrySet().stream().map(line -> new Line(line.getKey(), line.getValue())).toList());
  }

  /** The middle of figures, or half-way between the two middle ones. */
  static double median(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static Chart overTime(JsonNode soak) {
    return new Chart(
        "memory under mixed load",
        "minutes",
        "MiB",
        List.of(
            memory("service", soak, memory -> memory.path("serviceNow").asDouble()),
            memory("PostgreSQL", soak, memory -> memory.path("postgres").asDouble(0)),
            memory("Redis", soak, memory -> memory.path("redis").asDouble(0))));
  }

  private static Line memory(String name, JsonNode soak, ToDoubleFunction<JsonNode> of) {
    return new Line(
        name,
        soak.path("samples")
            .valueStream()
            .map(sample ->
                new Point(
                    sample.path("minute").asDouble(), of.applyAsDouble(sample.path("memory"))))
            .toList());
  }

  private static JsonNode read(Path file) {
    return JsonMapper.shared().readTree(file);
  }
}
