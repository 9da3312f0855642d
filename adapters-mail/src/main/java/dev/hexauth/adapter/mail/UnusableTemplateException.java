package dev.hexauth.adapter.mail;

/** A template that letters cannot be made of. The message says why, without its name. */
final class UnusableTemplateException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableTemplateException(String problem) {
    super(problem);
  }
}
