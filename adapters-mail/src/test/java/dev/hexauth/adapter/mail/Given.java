package dev.hexauth.adapter.mail;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Settings and letters to test with. */
final class Given {

  static final Instant NOW = Instant.parse("2026-11-29T05:08:09Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW.plusSeconds(60));
  static final EmailCode CODE = new EmailCode("0123456789abcdef".repeat(4));
  static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  static final Client CLIENT = new Client(FIREFOX, "192.0.2.1");
  static final String FROM = "Example <no-reply@example.org>";
  static final MailLinks LINKS =
      new MailLinks(
          "https://example.org/account/verify#{code}",
          "https://example.org/account/reset?lang=x&code={code}",
          "https://example.org/account/take-back/{code}");

  /** Longer than a proper server takes on the slowest machine. */
  private static final Duration PATIENT = Duration.ofSeconds(10);

  private Given() {}

  static MailSettings settings(String host, int port, MailTls tls) {
    return settings(host, port, tls, PATIENT, Optional.empty(), Optional.empty());
  }

  /** For a server from which no answer is expected. */
  static MailSettings impatient(String host, int port) {
    return settings(
        host, port, MailTls.STARTTLS, MailSettings.MIN_TIMEOUT, Optional.empty(), Optional.empty());
  }

  static MailSettings loggingIn(String host, int port, String user, String password) {
    return settings(
        host,
        port,
        MailTls.STARTTLS,
        PATIENT,
        Optional.of(new MailLogin(user, new MailPassword(password))),
        Optional.empty());
  }

  static MailSettings withTemplates(Path folder) {
    return settings(
        "127.0.0.1", 25, MailTls.STARTTLS, PATIENT, Optional.empty(), Optional.of(folder));
  }

  private static MailSettings settings(
      String host,
      int port,
      MailTls tls,
      Duration timeout,
      Optional<MailLogin> login,
      Optional<Path> templates) {
    return new MailSettings(
        host,
        port,
        login,
        FROM,
        Optional.of("help@example.org"),
        tls,
        timeout,
        timeout,
        LINKS,
        MailPolicy.DEFAULT,
        templates);
  }

  static SmtpMailTransport transport(MailSettings settings) {
    return new SmtpMailTransport(
        settings, new Messages(settings, Templates.ofHexauth(), CLOCK), CLOCK);
  }

  static Letter letter(LetterKind kind, Language language) {
    return letter(kind, new UserName("Ada Lovelace"), newAddress(), language, CLIENT);
  }

  static Letter letter(
      LetterKind kind, UserName name, EmailAddress address, Language language, Client client) {
    return new Letter(
        new LetterId(UUID.randomUUID()),
        kind,
        new Recipient(new UserId(UUID.randomUUID()), name, address, language),
        new Occasion(NOW, Optional.of(client)),
        1);
  }

  static EmailAddress newAddress() {
    return new EmailAddress("u" + UUID.randomUUID() + "@example.com");
  }

  static Optional<EmailCode> codeOf(Letter letter) {
    return letter.kind().purpose().map(_ -> CODE);
  }
}
