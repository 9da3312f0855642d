package dev.hexauth.adapter.web;

import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.util.Optional;

/**
 * The fields of a login. A password shorter than the policy's minimum is no reason to refuse it,
 * for it may have been registered under another policy; it is one more issue where there are
 * others, and the answer's form where the login is rejected.
 */
final class LoginForm {

  private final PasswordPolicy policy;

  record Credentials(EmailAddress email, RawPassword password) {}

  LoginForm(PasswordPolicy policy) {
    this.policy = policy;
  }

  Checked<Credentials> check(JsonBody body) {
    FieldChecks checks = new FieldChecks(body);
    Optional<EmailAddress> email = checks.email();
    Optional<RawPassword> password = checks.password("password");
    if (email.isPresent() && password.isPresent()) {
      return new Checked.Valid<>(new Credentials(email.get(), password.get()));
    }
    password.flatMap(this::issueOf).ifPresent(checks::report);
    return new Checked.Invalid<>(checks.issues());
  }

  /** The issue of a rejected password that is too short to be chosen now, or empty if it is not. */
  Optional<Issue> issueOf(RawPassword password) {
    return password.length() < policy.minLength()
        ? Optional.of(Issue.of(Issue.TOO_SMALL, "password", LoginController.REJECTED))
        : Optional.empty();
  }
}
