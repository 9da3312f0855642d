package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** A user name and a password, which no printed form shows. */
final class SmtpLogin {

  private final String user;
  private final String password;

  SmtpLogin(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /** The response of AUTH PLAIN (RFC 4616), or empty if it is none. */
  static Optional<SmtpLogin> plain(String response) {
    String[] parts = decoded(response).split("\0", -1);
    return parts.length == 3 ? Optional.of(new SmtpLogin(parts[1], parts[2])) : Optional.empty();
  }

  /** The two responses of AUTH LOGIN. */
  static SmtpLogin of(String user, String password) {
    return new SmtpLogin(decoded(user), decoded(password));
  }

  /** The text, or "" if it is no Base64. */
  private static String decoded(String response) {
    try {
      return new String(Base64.getDecoder().decode(response), UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }

  String user() {
    return user;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SmtpLogin that
        && user.equals(that.user)
        && password.equals(that.password);
  }

  @Override
  public int hashCode() {
    return user.hashCode();
  }

  @Override
  public String toString() {
    return "SmtpLogin[" + user + "]";
  }
}
