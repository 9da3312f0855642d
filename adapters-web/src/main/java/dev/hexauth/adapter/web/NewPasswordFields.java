package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.util.Optional;

/** The two fields of a new password: {@code password} and {@code passwordConfirm}. */
final class NewPasswordFields {

  private static final String CHOSEN = "password";
  private static final String CONFIRMED = "passwordConfirm";

  private final PasswordPolicy policy;

  NewPasswordFields(PasswordPolicy policy) {
    this.policy = policy;
  }

  /**
   * The password as sent; reports its issues to {@code checks}.
   *
   * @param complete whether all other fields are present and strings: only then is a difference of
   *     the two reported
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

  /** The issue of a password that the policy does not allow. */
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
