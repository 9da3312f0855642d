package dev.hexauth.adapter.mail;

/** The password for the mail server. A secret, so its toString is redacted. */
public final class MailPassword {

  private final String text;

  /** The password {@code text}, as the server expects it. */
  public MailPassword(String text) {
    this.text = text;
  }

  String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "MailPassword[redacted]";
  }
}
