package dev.hexauth.resource;

/** A setting is missing or wrong. Its message names the setting and never has a secret. */
final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String action;

  SettingException(String setting, String problem, String action) {
    super(setting + " " + problem);
    this.action = action;
  }

  /** What to do, with an example. */
  String action() {
    return action;
  }
}
