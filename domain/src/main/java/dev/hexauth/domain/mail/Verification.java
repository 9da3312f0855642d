package dev.hexauth.domain.mail;

/** Whether users must prove that their e-mail address is theirs. */
public enum Verification {
  /** No: a registration sends no code. */
  OFF,
  /** They can: a registration sends a code. */
  OPTIONAL,
  /** They must before they can log in. */
  REQUIRED
}
