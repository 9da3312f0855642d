package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.util.Optional;

/** The two fields in which somebody chooses a password: {@code password}, and once more. */
final class NewPassword {

  private static final String CHOSEN = "password";
  private static final String CONFIRMED = "passwordConfirm";

  private final PasswordPolicy policy;

  NewPassword(PasswordPolicy policy) {
    this.policy = policy;
  }

  /**
   * The password, if {@code checks} has no issue with it.
   *
   * @param complete whether all other fields are there and strings: before, nobody is told that the
   *     two differ
   */
  Optional<RawPassword> check(JsonBody body, FieldChecks checks, boolean complete) {
    Optional<RawPassword> password = checks.password(CHOSEN);
    password.flatMap(policy::flawOf).map(this::issueOf).ifPresent(checks::report);
    Optional<String> chosen = body.text(CHOSEN);
    Optional<String> confirmed = checks.required(CONFIRMED, "Please confirm your password");
    boolean comparable = complete && chosen.isPresent() && confirmed.isPresent();
    if (comparable && !confirmed.equals(chosen)) {
      checks.report(Issue.of(Issue.CUSTOM, CONFIRMED, "Passwords do not match"));
    }
    return password;
  }

  /** What is wrong with a password that the policy does not allow. */
  Issue issueOf(PasswordPolicy.Flaw flaw) {
    return switch (flaw) {
      case TOO_SHORT ->
          Issue.of(
              Issue.TOO_SMALL,
              CHOSEN,
              "Password must be more than " + policy.minLength() + " characters");
      case TOO_LONG ->
          Issue.of(
              Issue.TOO_BIG,
              CHOSEN,
              "Password must be less than " + policy.maxLength() + " characters");
      case PERSONAL ->
          Issue.of(
              Issue.CUSTOM,
              CHOSEN,
              "Password is your name or email address, please choose another password");
      case BREACHED ->
          Issue.of(
              Issue.CUSTOM,
              CHOSEN,
              "Password is known from data breaches, please choose another password");
    };
  }
}
