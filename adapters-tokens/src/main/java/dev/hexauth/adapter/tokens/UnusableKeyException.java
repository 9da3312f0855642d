package dev.hexauth.adapter.tokens;

/**
 * A key that cannot be used. The message tells the operator the setting, the problem and what to
 * do. It never contains the key.
 */
public final class UnusableKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String setting;

  UnusableKeyException(String setting, String problem) {
    super(setting + " " + problem);
    this.setting = setting;
  }

  UnusableKeyException(String setting, String problem, Throwable cause) {
    super(setting + " " + problem, cause);
    this.setting = setting;
  }

  /** The name of the setting. */
  public String setting() {
    return setting;
  }
}
