package dev.hexauth.adapter.persistence;

/** The tables are not as this version needs them; the message says what is wrong with them. */
final class UnusableSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param problem a sentence
   * @param remedy what the operator can do, in a sentence or more
   */
  UnusableSchemaException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /** As above, with what was observed. */
  UnusableSchemaException(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
