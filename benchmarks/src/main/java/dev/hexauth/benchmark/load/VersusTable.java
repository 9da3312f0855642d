package dev.hexauth.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Products beside each other, as Markdown. */
final class VersusTable {

  private static final int[] SECONDS = {1, 2, 5, 10, 20, 30, 60};

  private VersusTable() {}

  /** A row for each product, one with the ratios, and what the table cannot say. */
  static String of(Versus versus) {
    List<Figures> all = versus.products();
    List<String> lines = new ArrayList<>();
    lines.add(row("", "who am I", "refresh", "login, bcrypt 12", "memory loaded", "first 200"));
    lines.add("|---|---|---|---|---|---|");
    all.forEach(figures -> lines.add(row(figures)));
    if (all.size() > 1) {
      lines.add(ratios(all.getFirst(), all.subList(1, all.size())));
    }
    lines.add("");
    lines.add(
        "%s, %s, %s. %d users; %.0f s of warm-up before each operation; medians of windows of %.0f s."
            .formatted(
                versus.date(),
                versus.machine(),
                versus.stores(),
                versus.users(),
                versus.warmUp(),
                versus.seconds()));
    lines.add(
        "Other processes used at most %.0f %% of the processors.".formatted(100 * others(all)));
    lines.add("");
    all.stream().flatMap(it -> it.differences().stream()).forEach(it -> lines.add("- " + it));
    all.forEach(it -> it.wrongAnswers().forEach(answer -> lines.add("wrong: " + answer)));
    return String.join("\n", lines);
  }

  private static String row(Figures figures) {
    return row(
        figures.name(),
        cell(figures.median(Operation.ME)),
        cell(figures.median(Operation.REFRESH)),
        cell(figures.median(Operation.LOGIN)),
        format("%.0f MiB", figures.mib()),
        format("%.1f s", figures.firstAnswerMillis() / 1000));
  }

  private static String cell(Run run) {
    return format(run.perSecond() < 100 ? "%.1f/s" : "%,.0f/s", run.perSecond())
        + format(run.cpu() < 10 ? " · %.2f ms" : " · %.0f ms", run.cpu());
  }

  private static String ratios(Figures own, List<Figures> others) {
    return row(
        "**ratio to the best of the others**",
        faster(own, others, Operation.ME),
        faster(own, others, Operation.REFRESH),
        faster(own, others, Operation.LOGIN),
        less(own, others, Figures::mib),
        less(own, others, Figures::firstAnswerMillis));
  }

  private static String faster(Figures own, List<Figures> others, Operation operation) {
    ToDoubleFunction<Figures> speed = it -> it.median(operation).perSecond();
    return ratio(speed.applyAsDouble(own), others.stream().mapToDouble(speed).max().orElseThrow());
  }

  private static String less(Figures own, List<Figures> others, ToDoubleFunction<Figures> figure) {
    return ratio(
        figure.applyAsDouble(own), others.stream().mapToDouble(figure).min().orElseThrow());
  }

  private static String ratio(double own, double best) {
    return format("**%.2f ×**", own / best);
  }

  private static double others(List<Figures> all) {
    return all.stream()
        .flatMap(it -> it.runs().values().stream())
        .flatMap(List::stream)
        .mapToDouble(Run::others)
        .max()
        .orElse(Double.NaN);
  }

  /** Responses in some of the seconds after the start, and in all of them. */
  static String of(FirstMinute minute) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            Stream.of(
                    Stream.of("responses in second"),
                    IntStream.of(SECONDS).mapToObj(Integer::toString),
                    Stream.of("in all"))
                .flatMap(cells -> cells)
                .toArray(String[]::new)));
    lines.add("|---" + "|---".repeat(SECONDS.length + 1) + "|");
    minute.perSecond().forEach((name, answers) -> lines.add(row(name, answers)));
    lines.add("");
    lines.add(
        "%s, %s, %s; who-am-I on %d connections, from the moment when the service is ready."
            .formatted(minute.date(), minute.machine(), minute.stores(), minute.connections()));
    minute.wrongAnswers().forEach(answer -> lines.add("wrong: " + answer));
    return String.join("\n", lines);
  }

  private static String row(String name, List<Long> answers) {
    Stream<String> some =
        IntStream.of(SECONDS)
            .filter(second -> second <= answers.size())
            .mapToObj(second -> format("%,.0f", answers.get(second - 1).doubleValue()));
    String all = format("%,.0f", answers.stream().mapToDouble(Long::doubleValue).sum());
    return row(
        Stream.of(Stream.of(name), some, Stream.of(all))
            .flatMap(cells -> cells)
            .toArray(String[]::new));
  }

  private static String row(String... cells) {
    return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |")).replace("|  |", "| |");
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
