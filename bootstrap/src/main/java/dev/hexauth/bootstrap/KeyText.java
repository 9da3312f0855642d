package dev.hexauth.bootstrap;

import dev.hexauth.adapter.tokens.KeyValue;

/** The text of a key, with a redacted toString. */
final class KeyText {

  private final String text;

  private KeyText(String text) {
    this.text = text;
  }

  /** Called by Spring to convert a property. */
  public static KeyText of(String text) {
    return new KeyText(text);
  }

  KeyValue as(String setting) {
    return KeyValue.of(setting, text);
  }

  @Override
  public String toString() {
    return "KeyText[redacted]";
  }
}
