package dev.hexauth.benchmark.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Lines over a common axis, as SVG. Both axes begin at 0. */
record Chart(String title, String xTitle, String yTitle, List<Line> lines) {

  private static final int WIDTH = 790;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 230;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int TICKS = 5;

  /** Of lines and bars, in order. */
  static final List<String> COLOURS =
      List.of("#1b6ca8", "#d1495b", "#2e8b57", "#b8860b", "#6a4c93", "#444444");

  /** One line. */
  record Line(String name, List<Point> points) {}

  /** A place on a line. */
  record Point(double x, double y) {}

  /** The whole file. */
  String svg() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                .formatted(WIDTH, HEIGHT)
            + " font-size=\"12\">");
    parts.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
    parts.add(text(LEFT, 22, "start", title));
    parts.add(text(LEFT + plotWidth() / 2, HEIGHT - 10, "middle", xTitle));
    parts.add(text(8, TOP - 6, "start", yTitle));
    ticks(Point::x).mapToObj(this::xTick).forEach(parts::add);
    ticks(Point::y).mapToObj(this::yTick).forEach(parts::addAll);
    for (int i = 0; i < lines.size(); i++) {
      parts.addAll(drawn(lines.get(i), i));
    }
    parts.add("</svg>\n");
    return String.join("\n", parts);
  }

  private String xTick(double value) {
    return text(xOf(value), HEIGHT - BOTTOM + 18, "middle", label(value));
  }

  private List<String> yTick(double value) {
    double y = yOf(value);
    return List.of(
        "<path d=\"M%d %s H%s\" stroke=\"#dddddd\"/>"
            .formatted(LEFT, number(y), number(LEFT + plotWidth())),
        text(LEFT - 6, y + 4, "end", label(value)));
  }

  private List<String> drawn(Line line, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    String points =
        line.points.stream()
            .map(point -> number(xOf(point.x)) + "," + number(yOf(point.y)))
            .collect(Collectors.joining(" "));
    double y = TOP + 16.0 * (index + 1);
    return List.of(
        "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%s\" points=\"%s\"/>"
            .formatted(colour, points),
        "<rect x=\"%s\" y=\"%s\" width=\"10\" height=\"10\" fill=\"%s\"/>"
            .formatted(number(LEFT + plotWidth() + 12), number(y - 9), colour),
        text(LEFT + plotWidth() + 28, y, "start", line.name));
  }

  private double xOf(double x) {
    return LEFT + plotWidth() * x / end(Point::x);
  }

  private double yOf(double y) {
    return TOP + plotHeight() * (1 - y / end(Point::y));
  }

  private DoubleStream ticks(ToDoubleFunction<Point> side) {
    double step = step(side);
    return IntStream.rangeClosed(0, (int) Math.round(end(side) / step)).mapToDouble(i -> i * step);
  }

  /** The first whole step that nothing exceeds. */
  private double end(ToDoubleFunction<Point> side) {
    double step = step(side);
    return step * Math.ceil(greatest(side) / step);
  }

  /** 1, 2 or 5 times a power of ten, so that there are about {@value #TICKS}. */
  private double step(ToDoubleFunction<Point> side) {
    double rough = greatest(side) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    return DoubleStream.of(1, 2, 5, 10)
        .map(digit -> digit * power)
        .filter(step -> step >= rough)
        .findFirst()
        .orElseThrow();
  }

  private double greatest(ToDoubleFunction<Point> side) {
    double most =
        lines.stream().flatMap(line -> line.points.stream()).mapToDouble(side).max().orElse(0);
    return most > 0 ? most : 1;
  }

  private static double plotWidth() {
    return WIDTH - LEFT - RIGHT;
  }

  private static double plotHeight() {
    return HEIGHT - TOP - BOTTOM;
  }

  /** A text; {@code anchor} is {@code start}, {@code middle} or {@code end}. */
  static String text(double x, double y, String anchor, String words) {
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
        .formatted(number(x), number(y), anchor, escaped);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String label(double value) {
    return value == 0
        ? "0"
        : new BigDecimal(value, MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
  }
}
