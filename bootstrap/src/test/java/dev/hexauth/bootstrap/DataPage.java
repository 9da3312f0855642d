package dev.hexauth.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What docs/data.md says of each column, and what openapi.yaml says of the export. */
final class DataPage {

  private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+\\.[a-z_]+)` \\| (.*) \\|");
  private static final Pattern PATH = Pattern.compile("`([A-Za-z.]+)`");

  /** What is in no column. */
  private static final Set<String> MADE = Set.of("exportedAt", "sessions.current", "nextEvents");

  private DataPage() {}

  /** A row of the table: a column, and where it is in the export or why it is not. */
  record Row(String column, String place) {

    boolean isLeftOut() {
      return place.startsWith("no: ");
    }
  }

  static List<Row> rows() {
    try (Stream<String> lines = Files.lines(Path.of("../docs/data.md"))) {
      return lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(row -> new Row(row.group(1), row.group(2)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of an export that the page names, as {@code sessions.userAgent}. */
  static Set<String> values() {
    Set<String> values = new TreeSet<>(MADE);
    rows().stream()
        .filter(row -> !row.isLeftOut())
        .map(row -> PATH.matcher(row.place()))
        .flatMap(Matcher::results)
        .forEach(path -> values.add(path.group(1)));
    return values;
  }

  /** The values of an export that openapi.yaml describes, and no other is ever sent. */
  static Set<String> described() {
    OpenApi page = OpenApi.read();
    String data = "/components/responses/Export/content/application~1json/schema/properties/data";
    Set<String> values = new TreeSet<>();
    collect(page, data, "", values);
    return values;
  }

  private static void collect(OpenApi page, String place, String path, Set<String> values) {
    JsonNode schema = page.at(place);
    if (schema.has("items")) {
      collect(page, page.follow(place) + "/items", path, values);
    } else if (schema.has("properties")) {
      for (String child : page.children(page.follow(place) + "/properties")) {
        String name = OpenApi.name(child);
        collect(page, child, path.isEmpty() ? name : path + "." + name, values);
      }
    } else {
      values.add(path);
    }
  }
}
