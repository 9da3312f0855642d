package dev.hexauth.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.mail.MailServer;
import dev.hexauth.devservices.mail.ReceivedMail;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.UserName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What letters say, as they are received. */
final class LettersTest {

  private static final MailServer SERVER = MailServer.start();
  private static final SmtpMailTransport TRANSPORT =
      Given.transport(Given.settings(SERVER.host(), SERVER.port(), MailTls.NONE));
  private static final Pattern URL = Pattern.compile("https?://[^\\s\"<]+");
  private static final Pattern DIGITS = Pattern.compile("\\b[0-9a-f]{64}\\b|\\d+");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void both_parts_say_the_same(LetterKind kind) {
    for (Language language : Language.values()) {
      ReceivedMail mail = received(Given.letter(kind, language));
      assertThat(words(readable(mail.html()))).isEqualTo(words(textOf(mail)));
      assertThat(mail.html())
          .contains("<html lang=\"" + language.tag() + "\"")
          .contains("<title>" + mail.subject() + "</title>")
          .doesNotContain("{{")
          .doesNotContain("<img");
    }
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void both_languages_say_the_same(LetterKind kind) {
    String english = textOf(received(Given.letter(kind, Language.ENGLISH)));
    String german = textOf(received(Given.letter(kind, Language.GERMAN)));
    assertThat(english).isNotEqualTo(german);
    assertThat(found(URL, german)).isEqualTo(found(URL, english));
    assertThat(new TreeSet<>(found(DIGITS, german)))
        .isEqualTo(new TreeSet<>(found(DIGITS, english)));
    assertThat(german.split("\n\n")).hasSameSizeAs(english.split("\n\n"));
    assertThat(english).startsWith("Hello Ada Lovelace,").contains("29 November 2026, 05:08 UTC");
    assertThat(german)
        .startsWith("Guten Tag Ada Lovelace,")
        .contains("29. November 2026, 05:08 Uhr (UTC)");
  }

  @Tag("ASVS-6.3.7")
  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void each_letter_says_when_and_from_where_and_what_to_do(LetterKind kind) {
    for (Language language : Language.values()) {
      String text = textOf(received(Given.letter(kind, language)));
      assertThat(text).contains("29", "November 2026, 05:08", "Firefox (Windows)", ": 192.0.2.1");
      assertThat(text.substring(text.indexOf("192.0.2.1")))
          .as("what to do")
          .containsPattern(language == Language.ENGLISH ? "\\bIf " : "\\bWenn |\\bwenn ");
    }
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void a_letter_has_a_link_if_and_only_if_its_kind_has_a_code(LetterKind kind) {
    for (Language language : Language.values()) {
      ReceivedMail mail = received(Given.letter(kind, language));
      List<String> expected =
          kind.purpose().map(purpose -> Given.LINKS.of(purpose, Given.CODE)).stream().toList();
      assertThat(found(URL, textOf(mail))).isEqualTo(expected);
      assertThat(new TreeSet<>(found(URL, readable(mail.html()))))
          .isEqualTo(new TreeSet<>(expected));
      assertThat(found(Pattern.compile("href=\"[^\"]*\""), mail.html()))
          .allMatch(href -> href.equals("href=\"" + Html.escaped(expected.getFirst()) + "\""))
          .hasSize(expected.size() * 2);
    }
  }

  @Test
  void the_lifetimes_of_codes_are_told() {
    Map.of(
            LetterKind.RESET_PASSWORD, "15 minutes",
            LetterKind.VERIFY_ADDRESS, "24 hours",
            LetterKind.ADDRESS_CHANGED, "24 hours")
        .forEach((kind, lifetime) ->
            assertThat(textOf(received(Given.letter(kind, Language.ENGLISH))))
                .contains(" for " + lifetime + "."));
  }

  @Test
  void what_an_admin_did_names_no_client() {
    Letter letter = Given.letter(LetterKind.ACCOUNT_DISABLED, Language.ENGLISH);
    Letter byAdmin =
        new Letter(
            letter.id(), letter.kind(), letter.to(), new Occasion(Given.NOW, Optional.empty()), 1);
    assertThat(textOf(received(byAdmin)))
        .contains("Time: 29 November 2026")
        .doesNotContain("Device", "IP address");
  }

  @Test
  void an_unknown_client_is_called_unknown() {
    Letter letter =
        Given.letter(
            LetterKind.NEW_NETWORK,
            new UserName("ada.example"),
            Given.newAddress(),
            Language.ENGLISH,
            new Client("visit http://evil.example", "evil.example"));
    assertThat(textOf(received(letter)))
        .startsWith("Hello,\n")
        .contains("Device: unknown", "IP address: unknown")
        .doesNotContain("evil");
  }

  @Test
  void the_header_is_that_of_an_automatic_letter() {
    Letter letter = Given.letter(LetterKind.RESET_PASSWORD, Language.GERMAN);
    ReceivedMail mail = received(letter);
    assertThat(mail.header("From")).contains("Example <no-reply@example.org>");
    assertThat(mail.header("Reply-To")).contains("help@example.org");
    assertThat(mail.headers("To")).containsExactly(letter.to().address().value());
    assertThat(mail.messageId()).isEqualTo("<" + letter.id() + "@example.org>");
    assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
    assertThat(mail.subject()).isEqualTo("Passwort für Example zurücksetzen");
    assertThat(mail.header("Date").orElseThrow()).contains("29 Nov 2026", ":09:09");
    assertThat(mail.header("Content-Type").orElseThrow()).startsWith("multipart/alternative");
    assertThat(mail.attachments()).isEmpty();
    assertThat(mail.defects()).isEmpty();
    assertThat(mail.source().lines()).allMatch(line -> line.length() <= 78 + 20);
  }

  private static ReceivedMail received(Letter letter) {
    assertThat(TRANSPORT.send(letter, Given.codeOf(letter))).isEqualTo(new Posting.Sent());
    return SERVER.mailbox().next(letter.to().address().value());
  }

  private static String textOf(ReceivedMail mail) {
    return mail.text().replace("\r\n", "\n");
  }

  /** What a browser shows of {@code html}. */
  private static String readable(String html) {
    return html.replaceAll("(?s)<head>.*</head>", "")
        .replaceAll("<[^>]*>", " ")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** The words; a button has no colon behind it. */
  private static List<String> words(String text) {
    return List.of(text.replace(":\nhttps:", "\nhttps:").strip().split("\\s+"));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }
}
