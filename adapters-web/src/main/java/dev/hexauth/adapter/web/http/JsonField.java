package dev.hexauth.adapter.web.http;

/** The value of one name in a request's body. */
public sealed interface JsonField {

  /** The name is absent. */
  record Absent() implements JsonField {}

  /**
   * A value that is not a string.
   *
   * @param type {@code null}, {@code number}, {@code boolean}, {@code array} or {@code object}
   */
  record Other(String type) implements JsonField {}

  /** A string, which may be a password: {@code toString} redacts it. */
  final class Text implements JsonField {

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
