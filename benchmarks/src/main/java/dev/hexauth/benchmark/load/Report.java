package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints results, and stores them as files. */
final class Report {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Prints the table of one result. */
  void print(Result result) {
    out.printf(
        "%n%s, %d connections, closed loop; %d runs of %.0f s%n",
        result.name(), result.connections(), result.runs().size(), result.seconds());
    out.printf(
        "%s, of %s%n%s; java %s%n%n",
        result.machine(), result.commit(), result.stores(), options(result));
    out.println(Column.head());
    List<Run> runs = result.runs();
    for (int i = 0; i < runs.size(); i++) {
      row("run " + (i + 1), runs.get(i));
    }
    if (runs.size() > 1) {
      row("median", Run.median(runs));
      row("least", Run.least(runs));
      row("greatest", Run.greatest(runs));
    }
    Memory memory = result.memory();
    out.printf(
        "%nmemory in MiB: service %.0f (peak %.0f), PostgreSQL %.0f, Redis %.0f;"
            + " first answer 200 after %.0f ms%n",
        memory.serviceNow(),
        memory.servicePeak(),
        memory.postgres(),
        memory.redis(),
        result.firstAnswerMillis());
    result.wrongAnswers().forEach(answer -> out.println("wrong: " + answer));
  }

  /** Prints a table of ratios. */
  void print(List<Pair> pairs) {
    out.printf("%nratio        CPU/op    ops/s%n");
    for (int i = 0; i < pairs.size(); i++) {
      ratios("pair " + (i + 1), pairs.get(i).cpuRatio(), pairs.get(i).speedRatio());
    }
    double[] cpu = pairs.stream().mapToDouble(Pair::cpuRatio).sorted().toArray();
    double[] speed = pairs.stream().mapToDouble(Pair::speedRatio).sorted().toArray();
    ratios("median", Run.median(cpu), Run.median(speed));
    ratios("least", cpu[0], speed[0]);
    ratios("greatest", cpu[cpu.length - 1], speed[speed.length - 1]);
  }

  private void ratios(String name, double cpu, double speed) {
    out.printf("%-10s %8.3f %8.3f%n", name, cpu, speed);
  }

  /** Prints a sentence. */
  void print(Object sentence) {
    out.println(sentence);
  }

  private static String options(Result result) {
    return String.join(" ", result.javaOptions()) + " -jar " + result.jar();
  }

  private void row(String name, Run run) {
    out.println(Column.row(name, run));
  }

  /** Keeps it as JSON, in a new file. */
  void keep(Object result, String name, Path folder) {
    Path _ = kept(result, name, folder);
  }

  /** The same, and names the file. */
  Path kept(Object result, String name, Path folder) {
    String now =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(name + "-" + now + ".json");
      JSON.writeValue(file, result);
      out.println("kept in " + file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
