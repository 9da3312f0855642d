package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One figure of runs, in a table for people. */
record Column(String title, int width, int decimals, ToDoubleFunction<Run> figure) {

  private static final int NAME_WIDTH = 14;

  private static final List<Column> ALL =
      List.of(
          new Column("ops/s", 9, 1, Run::perSecond),
          new Column("p50 ms", 9, 2, Run::p50),
          new Column("p90 ms", 9, 2, Run::p90),
          new Column("p99 ms", 9, 2, Run::p99),
          new Column("max ms", 9, 1, Run::max),
          new Column("refused", 8, 0, Run::refused),
          new Column("wrong", 6, 0, Run::wrong),
          new Column("CPU ms/op", 11, 4, Run::cpu),
          new Column("service", 10, 4, Run::service),
          new Column("postgres", 10, 4, Run::postgres),
          new Column("redis", 9, 4, Run::redis),
          new Column("generator", 10, 4, Run::generator),
          new Column("reads/op", 10, 2, Run::reads),
          new Column("writes/op", 10, 2, Run::writes),
          new Column("others %", 9, 0, run -> 100 * run.others()));

  static String head() {
    return ALL.stream()
        .map(column -> " ".repeat(column.width - column.title.length()) + column.title)
        .collect(Collectors.joining("", " ".repeat(NAME_WIDTH), ""));
  }

  static String row(String name, Run run) {
    return ALL.stream()
        .map(column -> column.cell(run))
        .collect(Collectors.joining("", name + " ".repeat(NAME_WIDTH - name.length()), ""));
  }

  private String cell(Run run) {
    return String.format(
        Locale.ROOT, "%" + width + "." + decimals + "f", figure.applyAsDouble(run));
  }
}
