package dev.hexauth.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.user.Language;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's own templates, as the start sees them. */
final class TemplatesTest {

  private static final String RESET = "de/reset-password.txt";
  private static final String CHANGED = "en/password-changed.txt";

  @TempDir Path folder;

  @BeforeEach
  void copyThoseOfHexauth() throws IOException {
    for (Language language : Language.values()) {
      Files.createDirectory(folder.resolve(language.tag()));
      for (LetterKind kind : LetterKind.values()) {
        copy(Templates.fileOf(kind, language));
      }
    }
    copy("layout.html");
  }

  @Test
  void a_copy_of_hexauths_own_templates_can_be_used_and_changed() throws Exception {
    replace(RESET, "Passwort für {{service}} zurücksetzen", "{{service}}: Neues Passwort?");
    replace(RESET, "\n", "\r\n");
    replace("layout.html", "<body", "<body title=\"Ours\"");
    MailSettings settings = Given.withTemplates(folder);
    var letter = Given.letter(LetterKind.RESET_PASSWORD, Language.GERMAN);
    var message =
        new Messages(settings, Templates.in(folder), Given.CLOCK)
            .of(letter, Optional.of(Given.CODE), Session.getInstance(new Properties()));
    assertThat(message.getSubject()).isEqualTo("Example: Neues Passwort?");
    assertThat(contentOf(message)).contains("title=\"Ours\"").contains(Given.CODE.reveal());
  }

  @Test
  void a_missing_file_stops_the_start() throws IOException {
    Files.delete(folder.resolve(RESET));
    assertThatStartFailsWith("hexauth.mail.templates has no file de/reset-password.txt; copy it");
  }

  @Test
  void a_missing_folder_stops_the_start() {
    assertThatExceptionOfType(UnusableMailException.class)
        .isThrownBy(() -> Templates.in(folder.resolve("none")))
        .withMessageContaining("hexauth.mail.templates has no file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        RESET + " | {{greeting}} | {{gretting}} | has {{gretting}} where only",
        RESET + " | {{greeting}} | {{content}} | has {{content}} where only",
        RESET + " | {{greeting}} | {{facts}} and more | has {{facts}} where only",
        RESET + " | {{greeting}} | {{link}} | has {{link}} where only",
        RESET + " | {{greeting}} | {{greeting | has {{ where only",
        RESET + " | ({{link}}) | (https://example.org) | has 0 paragraphs \"[a label]({{link}})\"",
        RESET + " | {{facts}} | Facts | has 0 paragraphs \"{{facts}}\" and must have 1",
        RESET + " | Subject: | Betreff: | does not start with a line \"Subject: …\"",
        RESET + " | Subject: | Subject: {{greeting}} | has {{greeting}} where only {{service}}",
        CHANGED + " | {{greeting}} | {{lifetime}} | has {{lifetime}} where only",
        CHANGED + " | {{facts}} | [Link]({{link}}) | has 0 paragraphs \"{{facts}}\"",
        "layout.html | {{content}} | - | must have {{language}}, {{subject}} and {{content}} once",
        "layout.html | {{content}} | {{content}}{{content}} | once each",
        "layout.html | {{subject}} | {{name}} | once each",
      })
  void a_flaw_stops_the_start(String file, String found, String flaw, String problem)
      throws IOException {
    replace(file, found, flaw);
    assertThatStartFailsWith("hexauth.mail.templates has a file " + file + " that ", problem);
  }

  @Test
  void a_file_that_is_not_utf_8_stops_the_start() throws IOException {
    Files.write(folder.resolve(RESET), "Subject: ü".getBytes(StandardCharsets.ISO_8859_1));
    assertThatStartFailsWith(RESET + " that cannot be read as UTF-8");
  }

  private void assertThatStartFailsWith(String... parts) {
    assertThatExceptionOfType(UnusableMailException.class)
        .isThrownBy(
            () -> new MailConfiguration().mailTransport(Given.withTemplates(folder), Given.CLOCK))
        .satisfies(failure -> assertThat(failure.getMessage()).contains(parts));
  }

  private void replace(String file, String found, String by) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(found);
    Files.writeString(path, text.replace(found, by));
  }

  private void copy(String file) throws IOException {
    try (InputStream stream = Templates.class.getResourceAsStream(file)) {
      assertThat(stream).as(file).isNotNull();
      Files.write(folder.resolve(file), stream.readAllBytes());
    }
  }

  private static String contentOf(MimeMessage message) throws IOException, MessagingException {
    var parts = (Multipart) message.getContent();
    return (String) parts.getBodyPart(1).getContent();
  }
}
