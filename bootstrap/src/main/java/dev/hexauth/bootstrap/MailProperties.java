package dev.hexauth.bootstrap;

import dev.hexauth.adapter.mail.MailLinks;
import dev.hexauth.adapter.mail.MailLogin;
import dev.hexauth.adapter.mail.MailPassword;
import dev.hexauth.adapter.mail.MailSettings;
import dev.hexauth.adapter.mail.MailTls;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.Verification;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.mail.*}. The first four are {@code EMAIL_HOST}, {@code EMAIL_PORT},
 * {@code EMAIL_USER} and {@code EMAIL_PASS}.
 *
 * @param host of the mail server; empty: mail is off
 * @param port of the mail server
 * @param user with which hexauth logs in to the mail server; empty: it does not log in
 * @param password of that user
 * @param from the sender of all letters
 * @param replyTo where answers go; empty: to the sender
 * @param tls how the connection to the mail server is encrypted
 * @param connectTimeout how long a connection to the mail server may take
 * @param timeout how long each reply of the mail server may take
 * @param senders how many letters a node sends at once, 1 to 64
 * @param baseUrl where users reach hexauth, for the links to its own pages; empty: {@code
 *     hexauth.public-url}, else {@value #LOCAL}
 * @param verifyLink the page that verifies an address; empty: hexauth's own
 * @param resetLink the page that sets a new password; empty: hexauth's own
 * @param takeBackLink the page that takes an address back; empty: hexauth's own
 * @param templates a folder with templates of letters; empty: hexauth's own
 * @param verifyLifetime how long a code to verify or change an address works
 * @param resetLifetime how long a code to reset a password works
 * @param takeBackLifetime how long a changed address can be taken back
 */
record MailProperties(
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("") String user,
    @DefaultValue("") MailPassword password,
    @DefaultValue("") String from,
    @DefaultValue("") String replyTo,
    @DefaultValue("starttls") MailTls tls,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("4") int senders,
    @DefaultValue("") String baseUrl,
    @DefaultValue("") String verifyLink,
    @DefaultValue("") String resetLink,
    @DefaultValue("") String takeBackLink,
    @DefaultValue("") String templates,
    @DefaultValue("24h") Duration verifyLifetime,
    @DefaultValue("15m") Duration resetLifetime,
    @DefaultValue("24h") Duration takeBackLifetime) {

  private static final int MAX_SENDERS = 64;

  private static final String LOCAL = "http://localhost:8000";

  /**
   * @throws IllegalArgumentException if the number of senders is not allowed
   */
  int checkedSenders() {
    if (senders < 1 || senders > MAX_SENDERS) {
      throw new IllegalArgumentException("must be 1 to " + MAX_SENDERS);
    }
    return senders;
  }

  /**
   * @throws IllegalArgumentException if a lifetime is not positive
   */
  MailPolicy lifetimes() {
    return policy(Verification.OPTIONAL, true);
  }

  MailPolicy policy(Verification verification, boolean tellTaken) {
    return new MailPolicy(verification, tellTaken, verifyLifetime, resetLifetime, takeBackLifetime);
  }

  /**
   * @throws IllegalArgumentException if the base URL is given and is none
   */
  URI checkedBaseUrl() {
    URI url = URI.create(given(baseUrl).orElse(LOCAL));
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw new IllegalArgumentException("must be the URL of a web server");
    }
    return url;
  }

  boolean isOn() {
    return !host.isBlank();
  }

  MailSettings settings(MailPolicy policy, Optional<String> publicUrl) {
    String pages = given(baseUrl).or(() -> publicUrl).orElse(LOCAL);
    return new MailSettings(
        host.strip(),
        port,
        Optional.of(user)
            .filter(name -> !name.isBlank())
            .map(name -> new MailLogin(name, password)),
        from,
        given(replyTo),
        tls,
        connectTimeout,
        timeout,
        new MailLinks(
            given(verifyLink).orElse(ownPage(pages, "verify")),
            given(resetLink).orElse(ownPage(pages, "reset")),
            given(takeBackLink).orElse(ownPage(pages, "take-back"))),
        policy,
        given(templates).map(Path::of));
  }

  /** The code is in the fragment, which browsers send to no server and in no Referer header. */
  private static String ownPage(String pages, String name) {
    return pages.replaceFirst("/+$", "") + "/account/" + name + "#{code}";
  }

  private static Optional<String> given(String value) {
    return Optional.of(value).filter(text -> !text.isBlank());
  }
}
