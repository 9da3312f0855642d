package dev.hexauth.bootstrap;

/** A missing or wrong setting that stops the start-up. The message never repeats a secret. */
final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param setting the name, as the operator sets it
   * @param problem what is wrong with its value, as the rest of a sentence
   * @param remedy what to set, with an example
   */
  InvalidSettingException(String setting, String problem, String remedy) {
    super(setting + " " + problem);
    this.remedy = remedy;
  }

  /** As above, with the cause. */
  InvalidSettingException(String setting, String problem, String remedy, Throwable cause) {
    super(setting + " " + problem, cause);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
