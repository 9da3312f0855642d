package dev.hexauth.adapter.mail;

/**
 * A setting or a template that no mail can be sent with. The message is for an operator: the
 * setting, what is wrong, and what to do, with an example.
 */
public final class UnusableMailException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String setting;

  UnusableMailException(String setting, String problem) {
    super(setting + " " + problem);
    this.setting = setting;
  }

  /** The name of the setting. */
  public String setting() {
    return setting;
  }
}
