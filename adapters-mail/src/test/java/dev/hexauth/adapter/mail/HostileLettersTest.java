package dev.hexauth.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.mail.MailServer;
import dev.hexauth.devservices.mail.ReceivedMail;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names, addresses and clients of strangers change nothing in a letter but its greeting. */
final class HostileLettersTest {

  /** Each is tried alone, at the end of a name, at its start and in the middle. */
  private static final List<String> PARTS =
      List.of(
          "\r\nBcc: eve@evil.example",
          "\nSubject: won",
          "\r\n\r\n<h1>won</h1>",
          "\r\n.\r\nMAIL FROM:<eve@evil.example>",
          "\n.\n",
          "\u0085X-Evil: 1",
          "\u2028X-Evil: 1",
          "\u2029X-Evil: 1",
          "\u000bX-Evil: 1",
          "\u001b[2J",
          "\u0007",
          "\u202egnp.exe",
          "\u2066evil\u2069",
          "\u200e\u200f\u061c",
          "\ufeff",
          "<script>alert(1)</script>",
          "</p><a href=https://evil.example>click</a>",
          "\" onmouseover=\"alert(1)",
          "' style='display:none",
          "<!--",
          "--><b>",
          "]]>",
          "&lt;b&gt;",
          "&#x3c;b>",
          "{{link}}",
          "{{content}}",
          "[Click]({{link}})",
          "${7*7}",
          "=?UTF-8?Q?=0D=0ABcc:_eve@evil.example?=",
          "=0D=0AX-Evil: 1",
          "https://evil.example/?a=b",
          "www.evil.example",
          "evil.example",
          "evil。example",
          "mailto:eve@evil.example",
          "Free money: call 0900 123456",
          "\"; DROP TABLE letters; --",
          "%0d%0aX-Evil: 1",
          "\\r\\nX-Evil: 1",
          "🎁🎁🎁");

  private static final List<String> ADDRESSES =
      List.of(
          "bcc@example.com",
          "o'x@example.com",
          "a'b+c_d-e.f@example.com",
          "_@example.com",
          "+@example.com",
          "a@xn--80ak6aa92e.com",
          "a@a-very-long-label-that-has-sixty-three-characters-which-is-the-lmt.example");

  private static final Pattern HEADER = Pattern.compile("(?m)^([A-Za-z-]+):");

  @Test
  void nothing_from_strangers_reaches_the_header_or_the_html() {
    try (MailServer server = MailServer.start()) {
      SmtpMailTransport transport =
          Given.transport(Given.settings(server.host(), server.port(), MailTls.NONE));
      ReceivedMail proper = send(transport, server, letter("evil.example", "a@example.com"));
      List<Letter> letters = hostile();
      assertThat(letters.size()).isGreaterThan(100);
      for (Letter letter : letters) {
        ReceivedMail mail = send(transport, server, letter);
        String name = letter.to().name().value();
        assertThat(headerNames(mail)).as(name).isEqualTo(headerNames(proper));
        assertThat(mail.envelope().recipients()).containsExactly(letter.to().address().value());
        assertThat(mail.headers("To")).containsExactly(letter.to().address().value());
        assertThat(mail.subject()).isEqualTo(proper.subject());
        assertThat(mail.text()).as(name).isEqualTo(proper.text());
        assertThat(mail.html()).as(name).isEqualTo(proper.html());
        assertThat(mail.source().replace("\r\n", "")).matches("[\t -~]*");
        assertThat(mail.defects()).isEmpty();
      }
    }
  }

  private static List<Letter> hostile() {
    List<Letter> letters = new ArrayList<>();
    for (String part : PARTS) {
      for (String name : List.of(part, "Ada" + part, part + "Ada", "Ada" + part + "Eve")) {
        letters.add(letter(name, Given.newAddress().value()));
      }
    }
    ADDRESSES.forEach(address -> letters.add(letter("evil.example", address)));
    return letters;
  }

  private static Letter letter(String name, String address) {
    return Given.letter(
        LetterKind.RESET_PASSWORD,
        new UserName(name),
        new EmailAddress(address),
        Language.GERMAN,
        new Client(
            "<script>" + name + "\r\nX-Evil: 1", "https://evil.example/\r\n" + name.strip()));
  }

  private static ReceivedMail send(SmtpMailTransport transport, MailServer server, Letter letter) {
    assertThat(transport.send(letter, Given.codeOf(letter))).isEqualTo(new Posting.Sent());
    return server.mailbox().next(letter.to().address().value());
  }

  private static List<String> headerNames(ReceivedMail mail) {
    String header = mail.source().substring(0, mail.source().indexOf("\r\n\r\n"));
    return HEADER.matcher(header).results().map(found -> found.group(1)).toList();
  }
}
