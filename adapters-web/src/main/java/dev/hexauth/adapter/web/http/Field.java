package dev.hexauth.adapter.web.http;

/** What a request's body has under one name. */
public sealed interface Field {

  /** Nothing. */
  record Absent() implements Field {}

  /**
   * A value that is no string.
   *
   * @param type {@code null}, {@code number}, {@code boolean}, {@code array} or {@code object}
   */
  record Other(String type) implements Field {}

  /** A string; it may be a password, and does not print itself. */
  final class Text implements Field {

    private final String characters;

    Text(String characters) {
      this.characters = characters;
    }

    /** The characters. */
    public String characters() {
      return characters;
    }

    @Override
    public String toString() {
      return "Text[redacted]";
    }
  }
}
