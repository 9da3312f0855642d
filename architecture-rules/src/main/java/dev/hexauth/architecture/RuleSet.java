package dev.hexauth.architecture;

/** What a rule is about; a project chooses the sets that it wants. */
public enum RuleSet {
  /** Which part may know which: the architecture itself. */
  DEPENDENCIES,
  /** What ports, use cases, services and adapters look like. */
  SHAPE,
  /** No state that changes, no hidden input, no secret in the open. */
  PURITY,
  /** One good way where others are good, too. */
  TASTE,
  /** What tests do not do. */
  TESTS
}
