package dev.hexauth.adapter.mail;

import dev.hexauth.domain.mail.MailPolicy;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which mail server takes letters, and what they say.
 *
 * @param host of the mail server
 * @param port of the mail server, 1 to 65535
 * @param login empty if the server asks for none
 * @param from the sender, as {@code no-reply@example.org} or {@code Example
 *     <no-reply@example.org>}. Letters call the service by this name, or by the domain if there is
 *     none
 * @param replyTo where answers go, if not to the sender
 * @param connectTimeout for a connection, {@link #MIN_TIMEOUT} to {@link #MAX_TIMEOUT}
 * @param timeout for each reply of the server and each write, {@link #MIN_TIMEOUT} to {@link
 *     #MAX_TIMEOUT}. A whole attempt ends after {@link #attemptLimit}
 * @param policy says how long the codes live, which the letters tell
 * @param templates a folder with the operator's own templates, or empty for hexauth's
 */
public record MailSettings(
    String host,
    int port,
    Optional<MailLogin> login,
    String from,
    Optional<String> replyTo,
    MailTls tls,
    Duration connectTimeout,
    Duration timeout,
    MailLinks links,
    MailPolicy policy,
    Optional<Path> templates) {

  /** The shortest time-out. */
  public static final Duration MIN_TIMEOUT = Duration.ofMillis(100);

  /** The longest time-out. */
  public static final Duration MAX_TIMEOUT = Duration.ofSeconds(50);

  /** The {@link #connectTimeout} of a service whose settings say nothing else. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * The {@link #timeout} of a service whose settings say nothing else. Some servers scan a letter
   * before they confirm it; a letter given up too early is sent twice.
   */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+");

  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(55);

  /**
   * @throws UnusableMailException if no mail can be sent with a setting
   */
  public MailSettings {
    require(
        HOST.matcher(host).matches(),
        "EMAIL_HOST",
        "must be the name or the IP address of the mail server, for instance"
            + " EMAIL_HOST=smtp.example.org");
    require(
        port >= 1 && port <= 65_535,
        "EMAIL_PORT",
        "must be 1 to 65535, for instance EMAIL_PORT=587");
    require(
        Mailbox.parse(from).isPresent(),
        "hexauth.mail.from",
        "must be one address, for instance hexauth.mail.from=Example <no-reply@example.org>");
    require(
        replyTo.map(Mailbox::parse).map(Optional::isPresent).orElse(true),
        "hexauth.mail.reply-to",
        "must be one address, for instance hexauth.mail.reply-to=help@example.org");
    require(
        tls != MailTls.NONE || isLoopback(host),
        "hexauth.mail.tls",
        "must not be none for %s, because codes would be sent unencrypted to another machine; set"
                .formatted(host)
            + " hexauth.mail.tls=starttls or hexauth.mail.tls=tls, or use a mail server on this"
            + " machine, for instance EMAIL_HOST=127.0.0.1");
    requireTimeout(connectTimeout, "hexauth.mail.connect-timeout");
    requireTimeout(timeout, "hexauth.mail.timeout");
  }

  /** How long one attempt may take in all, less than a minute. */
  Duration attemptLimit() {
    Duration sum = connectTimeout.plus(timeout.multipliedBy(4));
    return sum.compareTo(LONGEST_ATTEMPT) < 0 ? sum : LONGEST_ATTEMPT;
  }

  /** Whether the server is on this machine, by its name alone: what DNS says can change. */
  boolean isLoopback() {
    return isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static void requireTimeout(Duration timeout, String setting) {
    require(
        timeout.compareTo(MIN_TIMEOUT) >= 0 && timeout.compareTo(MAX_TIMEOUT) <= 0,
        setting,
        "must be 100 ms to 50 s, for instance %s=10s".formatted(setting));
  }

  private static void require(boolean holds, String setting, String problem) {
    if (!holds) {
      throw new UnusableMailException(setting, problem);
    }
  }
}
