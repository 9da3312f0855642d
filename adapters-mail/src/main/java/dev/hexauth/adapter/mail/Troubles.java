package dev.hexauth.adapter.mail;

import dev.hexauth.domain.Mutable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what keeps letters from being sent, each kind of trouble at most once in
 * {@link #PAUSE}. No line has an address, a code, or words of the server.
 */
@Mutable("told")
final class Troubles {

  enum Trouble {
    LOGIN("refuses the login; check EMAIL_USER and EMAIL_PASS"),
    TLS(
        "offers no encryption that can be trusted; check that EMAIL_HOST is the name in its"
            + " certificate, that the certificate is valid, and that hexauth.mail.tls=starttls or"
            + " =tls fits EMAIL_PORT"),
    REFUSED(
        "refuses letters; check that it lets this client send, and hexauth.mail.from as the sender"),
    UNREACHABLE(
        "cannot be reached, or does not answer in time; check EMAIL_HOST, EMAIL_PORT,"
            + " hexauth.mail.tls and the network");

    private final String advice;

    Trouble(String advice) {
      this.advice = advice;
    }
  }

  static final Duration PAUSE = Duration.ofMinutes(10);

  private static final Logger log = LoggerFactory.getLogger(Troubles.class);

  private final String server;
  private final InstantSource clock;
  private final Map<Trouble, Instant> told = new EnumMap<>(Trouble.class);

  Troubles(MailSettings settings, InstantSource clock) {
    this.server = settings.host() + ":" + settings.port();
    this.clock = clock;
  }

  /**
   * @param sign what the trouble was seen by: a reply's code or the name of an exception
   */
  void tell(Trouble trouble, String sign) {
    if (isDue(trouble)) {
      log.warn(
          "The mail server {} {} ({}). Letters wait, and are tried again for a day.",
          server,
          trouble.advice,
          sign);
    }
  }

  private synchronized boolean isDue(Trouble trouble) {
    Instant now = clock.instant();
    Instant last = told.get(trouble);
    if (last != null && !now.isBefore(last) && now.isBefore(last.plus(PAUSE))) {
      return false;
    }
    told.put(trouble, now);
    return true;
  }
}
