package dev.hexauth.architecture;

/**
 * One place where the code breaks a rule.
 *
 * @param ruleId the id of the rule
 * @param type the full name of the class that breaks it; empty if it is not one class
 * @param message what is wrong, as a sentence that names the class
 */
public record Violation(String ruleId, String type, String message) {}
