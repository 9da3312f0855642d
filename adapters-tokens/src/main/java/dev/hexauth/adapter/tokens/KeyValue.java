package dev.hexauth.adapter.tokens;

/**
 * The value of one setting that holds a key: PEM, base64 of PEM, or {@code file:} and the path of a
 * file with either. Private keys are PKCS#8, public ones SubjectPublicKeyInfo; those for RSA may be
 * PKCS#1. A secret: it does not print itself.
 */
public final class KeyValue {

  private final String setting;
  private final String text;

  private KeyValue(String setting, String text) {
    this.setting = setting;
    this.text = text;
  }

  /**
   * The value of one setting.
   *
   * @param setting the name under which an operator knows it, for messages
   * @param text its value; blank if it is not set
   */
  public static KeyValue of(String setting, String text) {
    return new KeyValue(setting, text);
  }

  /** The setting {@code setting}, which has no value. */
  public static KeyValue absent(String setting) {
    return new KeyValue(setting, "");
  }

  String setting() {
    return setting;
  }

  boolean isSet() {
    return !text.isBlank();
  }

  String text() {
    return text;
  }

  @Override
  public String toString() {
    return "KeyValue[" + setting + ", " + (isSet() ? "redacted" : "not set") + "]";
  }
}
