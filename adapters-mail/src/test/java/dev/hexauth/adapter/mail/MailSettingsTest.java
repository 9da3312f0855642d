package dev.hexauth.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.domain.mail.MailPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"smtp.example.org", "192.0.2.1", "0.0.0.0", "localhost.example.org"})
  void mail_to_another_machine_is_encrypted(String host) {
    assertThatExceptionOfType(UnusableMailException.class)
        .isThrownBy(() -> Given.settings(host, 25, MailTls.NONE))
        .withMessageStartingWith("hexauth.mail.tls must not be none for " + host)
        .withMessageContaining("hexauth.mail.tls=starttls");
    for (MailTls tls : new MailTls[] {MailTls.STARTTLS, MailTls.TLS}) {
      var session = SmtpSession.of(Given.settings(host, 25, tls));
      assertThat(session.getProperty("mail.smtp.ssl.checkserveridentity")).isEqualTo("true");
      assertThat(session.getProperty("mail.smtp.ssl.trust")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
  void mail_on_this_machine_need_not_be_encrypted(String host) {
    assertThat(Given.settings(host, 25, MailTls.NONE).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no-reply",
        "a@example.org, b@example.org",
        "Example <no-reply@example.org",
        "Example <no-reply@example.org>\r\nBcc: eve@evil.example",
        "team: a@example.org;",
        "a@exa mple.org"
      })
  void the_sender_is_one_address(String from) {
    assertThatExceptionOfType(UnusableMailException.class)
        .isThrownBy(() -> with(from, "help@example.org", 25, Duration.ofSeconds(1)))
        .withMessageContaining("hexauth.mail.from=Example <no-reply@example.org>");
    assertThatExceptionOfType(UnusableMailException.class)
        .isThrownBy(() -> with(Given.FROM, from, 25, Duration.ofSeconds(1)))
        .withMessageContaining("hexauth.mail.reply-to=help@example.org");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_536})
  void the_port_is_one(int port) {
    assertThatExceptionOfType(UnusableMailException.class)
        .isThrownBy(() -> with(Given.FROM, "a@example.org", port, Duration.ofSeconds(1)))
        .withMessageContaining("EMAIL_PORT=587");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.099S", "PT51S"})
  void time_outs_are_bounded(Duration timeout) {
    assertThatExceptionOfType(UnusableMailException.class)
        .isThrownBy(() -> with(Given.FROM, "a@example.org", 25, timeout))
        .withMessageContaining("hexauth.mail.connect-timeout=10s");
  }

  @Test
  void no_attempt_takes_a_minute() {
    for (Duration timeout : new Duration[] {MailSettings.MIN_TIMEOUT, MailSettings.MAX_TIMEOUT}) {
      assertThat(with(Given.FROM, "a@example.org", 25, timeout).attemptLimit())
          .isBetween(timeout.multipliedBy(1), Duration.ofSeconds(59));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://example.org/reset",
        "https://example.org/{code}/{code}",
        "https://{code}/reset",
        "https://{code}.example.org/reset",
        "https://example.org{code}",
        "https://a:b@example.org/{code}",
        "/reset/{code}",
        "javascript:alert('{code}')",
        "ftp://example.org/{code}",
        "https://example.org/ {code}",
        "https://example.org/\"{code}",
        "https://exämple.org/{code}",
        "https://example.org/\r\n{code}"
      })
  void a_link_is_a_url_with_one_code(String link) {
    assertThatExceptionOfType(UnusableMailException.class)
        .isThrownBy(() -> new MailLinks(Given.LINKS.verify(), link, Given.LINKS.takeBack()))
        .withMessageContaining("hexauth.mail.reset-link=https://example.org/account/reset#{code}");
  }

  @Test
  void the_password_prints_nothing() {
    assertThat(Given.loggingIn("127.0.0.1", 25, "hexauth", "secret").toString())
        .contains("hexauth")
        .doesNotContain("secret");
  }

  private static MailSettings with(String from, String replyTo, int port, Duration timeout) {
    return new MailSettings(
        "127.0.0.1",
        port,
        Optional.empty(),
        from,
        Optional.of(replyTo),
        MailTls.STARTTLS,
        timeout,
        timeout,
        Given.LINKS,
        MailPolicy.DEFAULT,
        Optional.empty());
  }
}
