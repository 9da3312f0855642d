package dev.hexauth.adapter.persistence;

/** The tables do not match this version; the message says in what way. */
final class UnusableSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param problem a sentence
   * @param remedy what the operator can do, in one or more sentences
   */
  UnusableSchemaException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /** As above, with the cause. */
  UnusableSchemaException(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
