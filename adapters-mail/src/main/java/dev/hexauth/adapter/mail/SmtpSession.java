package dev.hexauth.adapter.mail;

import jakarta.mail.Session;
import java.util.Properties;

/** Jakarta Mail's session for the settings. */
final class SmtpSession {

  private SmtpSession() {}

  static Session of(MailSettings settings) {
    Properties smtp = new Properties();
    set(smtp, "connectiontimeout", settings.connectTimeout().toMillis());
    set(smtp, "timeout", settings.timeout().toMillis());
    set(smtp, "writetimeout", settings.timeout().toMillis());
    set(smtp, "auth", settings.login().isPresent());
    set(smtp, "auth.mechanisms", "PLAIN LOGIN");
    // The answer to QUIT says nothing about the letter, which the server has by then.
    set(smtp, "quitwait", false);
    set(smtp, "starttls.enable", settings.tls() == MailTls.STARTTLS);
    set(smtp, "starttls.required", settings.tls() == MailTls.STARTTLS && !settings.isLoopback());
    set(smtp, "ssl.enable", settings.tls() == MailTls.TLS);
    set(smtp, "ssl.protocols", "TLSv1.3 TLSv1.2");
    set(smtp, "ssl.checkserveridentity", !settings.isLoopback());
    if (settings.isLoopback()) {
      set(smtp, "ssl.trust", "*");
    }
    return Session.getInstance(smtp);
  }

  private static void set(Properties smtp, String name, Object value) {
    smtp.setProperty("mail.smtp." + name, value.toString());
  }
}
