package dev.hexauth.benchmark.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

final class PlotCommandTest {

  @TempDir Path folder;

  @Test
  void results_of_load_are_lines_over_connections() throws Exception {
    Document picture =
        plotted(
            result("me", 1, "{\"service\":0.5}"),
            result("me", 64, "{\"service\":0.25},{\"service\":1.0},{\"service\":0.75}"),
            result("login", 1, "{\"service\":1.0}"));

    assertThat(texts(picture))
        .contains("me", "login", "CPU ms/op", "connections", "60", "80", "0.2");
    assertThat(lines(picture)).containsExactly("76.1,40.0", "76.1,195.0 462.0,117.5");
  }

  @Test
  void a_soak_is_memory_over_time() throws Exception {
    Document picture =
        plotted(
            "{\"samples\":[{\"minute\":1,\"memory\":{\"serviceNow\":200,\"redis\":5}},"
                + "{\"minute\":2,\"memory\":{\"serviceNow\":210,\"redis\":6}}]}");

    assertThat(texts(picture)).contains("service", "PostgreSQL", "Redis", "minutes", "1.5", "250");
    assertThat(lines(picture)).hasSize(3);
  }

  @Test
  void products_are_bars_with_a_scale_for_each_figure() throws Exception {
    Document picture =
        plotted(
            "{\"date\":\"today\",\"products\":[%s,%s]}"
                .formatted(product("A", 1), product("B", 4)));

    assertThat(texts(picture))
        .contains("A", "B", "refreshes a second", "2,000", "8,000", "20", "80");
    assertThat(widths(picture)).hasSize(10).startsWith("100.0", "400.0").endsWith("100.0", "400.0");
  }

  private static String product(String name, int size) {
    String runs = "[{\"perSecond\":%d},{\"perSecond\":%d}]".formatted(1000 * size, 3000 * size);
    return "{\"name\":\"%s\",\"mib\":%d,\"startMillis\":[%d],\"runs\":{\"ME\":%s,\"REFRESH\":%s,\"LOGIN\":%s}}"
        .formatted(name, 20 * size, 500 * size, runs, runs, runs);
  }

  @Test
  void the_first_minute_is_lines_over_seconds() throws Exception {
    Document picture = plotted("{\"date\":\"today\",\"perSecond\":{\"A\":[5,10],\"B\":[1,2]}}");

    assertThat(texts(picture)).contains("A", "B", "seconds", "ops/s");
    assertThat(lines(picture)).hasSize(2);
  }

  private static String result(String name, int connections, String runs) {
    return "{\"name\":\"%s\",\"connections\":%d,\"runs\":[%s]}".formatted(name, connections, runs);
  }

  private Document plotted(String... results) throws Exception {
    Path picture = folder.resolve("picture.svg");
    Stream<String> files =
        IntStream.range(0, results.length).mapToObj(i -> kept(i, results[i]).toString());
    String[] arguments = Stream.concat(Stream.of(picture.toString()), files).toArray(String[]::new);

    assertThat(new CommandLine(new PlotCommand()).execute(arguments)).isZero();
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
  }

  private Path kept(int number, String json) {
    try {
      return Files.writeString(folder.resolve(number + ".json"), json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> texts(Document picture) {
    NodeList nodes = picture.getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  /** Of the bars. */
  private static List<String> widths(Document picture) {
    NodeList nodes = picture.getElementsByTagName("rect");
    return IntStream.range(1, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getAttributes().getNamedItem("width").getNodeValue())
        .toList();
  }

  private static List<String> lines(Document picture) {
    NodeList nodes = picture.getElementsByTagName("polyline");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getAttributes().getNamedItem("points").getNodeValue())
        .toList();
  }
}
