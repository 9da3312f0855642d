package dev.hexauth.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.user.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/mail.md} says of the letters what the code says. */
final class MailPageTest {

  private static final Path PAGE = Path.of("..", "docs", "mail.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]+ \\| ([^|]+) \\| (\\d) \\| ([^|]+) \\|$");

  @Test
  void each_kind_has_a_row_with_its_template_its_urgency_and_its_code() throws IOException {
    List<String> documented =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> String.join(" ", row.group(1), row.group(3), row.group(4)))
            .toList();
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(LetterKind.values()).map(MailPageTest::rowOf).toList());
  }

  private static String rowOf(LetterKind kind) {
    String file = Templates.fileOf(kind, Language.ENGLISH);
    return String.join(
        " ",
        file.substring("en/".length(), file.length() - ".txt".length()),
        String.valueOf(kind.urgency()),
        kind.purpose().map(MailPageTest::codeOf).orElse("none"));
  }

  private static String codeOf(CodePurpose purpose) {
    String lifetime = Phrases.of(Language.ENGLISH).lifetime(MailPolicy.DEFAULT.lifetimeOf(purpose));
    String link =
        switch (purpose) {
          case VERIFY_ADDRESS, CHANGE_ADDRESS -> "verify-link";
          case RESET_PASSWORD -> "reset-link";
          case TAKE_BACK_ADDRESS -> "take-back-link";
        };
    return "`" + link + "`, " + lifetime;
  }
}
