package dev.hexauth.benchmark.plot;

import dev.hexauth.benchmark.plot.Bars.Bar;
import dev.hexauth.benchmark.plot.Bars.Group;
import dev.hexauth.benchmark.plot.Chart.Line;
import dev.hexauth.benchmark.plot.Chart.Point;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Results of {@code versus} as pictures. */
final class Products {

  private static final double MILLIS = 1000;

  private Products() {}

  /** Bars for each operation, memory and start. */
  static Bars bars(JsonNode versus) {
    return new Bars(
        "on one machine with the same stores, " + versus.path("date").asString(),
        List.of(
            group(versus, "who am I, responses a second", "%,.0f", it -> perSecond(it, "ME")),
            group(versus, "refreshes a second", "%,.0f", it -> perSecond(it, "REFRESH")),
            group(versus, "logins a second, bcrypt 12", "%.1f", it -> perSecond(it, "LOGIN")),
            group(versus, "memory after the load, MiB", "%.0f", it -> it.path("mib").asDouble()),
            group(versus, "start to the first 200, s", "%.1f", Products::start)));
  }

  private static double perSecond(JsonNode product, String operation) {
    return PlotCommand.median(
        product
            .path("runs")
            .path(operation)
            .valueStream()
            .mapToDouble(run -> run.path("perSecond").asDouble()));
  }

  private static double start(JsonNode product) {
    return PlotCommand.median(
            product.path("startMillis").valueStream().mapToDouble(JsonNode::asDouble))
        / MILLIS;
  }

  private static Group group(
      JsonNode versus, String title, String format, ToDoubleFunction<JsonNode> figure) {
    return new Group(
        title,
        versus
            .path("products")
            .valueStream()
            .map(product -> bar(product, format, figure.applyAsDouble(product)))
            .toList());
  }

  private static Bar bar(JsonNode product, String format, double value) {
    return new Bar(
        product.path("name").asString(), value, String.format(Locale.ROOT, format, value));
  }

  /** Lines over the seconds since each product was ready. */
  static Chart overSeconds(JsonNode minute) {
    return new Chart(
        "who-am-I after the start, " + minute.path("date").asString(),
        "seconds",
        "ops/s",
        minute.path("perSecond").propertyStream().map(Products::line).toList());
  }

  private static Line line(Entry<String, JsonNode> product) {
    JsonNode answers = product.getValue();
    return new Line(
        product.getKey(),
        IntStream.range(0, answers.size())
            .mapToObj(i -> new Point(i + 1, answers.get(i).asDouble()))
            .toList());
  }
}
