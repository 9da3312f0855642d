package dev.hexauth.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ErrorCodeTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [45]");

  @Test
  void the_documented_codes_are_those_in_the_enums() throws IOException {
    List<String> documented =
        ROW.matcher(Files.readString(Path.of("..", "docs", "http.md")))
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    assertThat(documented)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(ErrorCode.values()).map(ErrorCode::wireForm),
                    Arrays.stream(OAuthError.values()).map(OAuthError::wireForm))
                .toList());
  }
}
