package dev.hexauth.bootstrap;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An error code in docs/http.md; a test of adapters-web compares the table with the enum.
 *
 * @param statuses each three digits, or {@code 4xx} and the like for any status of that class
 */
record DocumentedCode(String code, List<String> statuses) {

  private static final Map<String, DocumentedCode> ALL =
      read().stream().collect(Collectors.toMap(DocumentedCode::code, Function.identity()));

  static Set<String> all() {
    return ALL.keySet();
  }

  /** Whether an error of {@code status} may have {@code code}. */
  static boolean allows(String code, int status) {
    DocumentedCode documented = ALL.get(code);
    return documented != null
        && (documented.statuses.contains(Integer.toString(status))
            || documented.statuses.contains(status / 100 + "xx"));
  }

  private static List<DocumentedCode> read() {
    try (InputStream page = requireNonNull(DocumentedCode.class.getResourceAsStream("/http.md"))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.matches("\\| `[a-z_]+` \\| [1-9].*"))
          .map(line -> line.split("\\|", -1))
          .map(cells ->
              new DocumentedCode(plain(cells[1]), Arrays.asList(plain(cells[2]).split(", "))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String cell) {
    return cell.strip().replace("`", "");
  }
}
