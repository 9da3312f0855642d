package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.util.Optional;

/** The fields of a password reset. */
final class ResetPasswordForm {

  private final NewPasswordFields newPassword;

  ResetPasswordForm(NewPasswordFields newPassword) {
    this.newPassword = newPassword;
  }

  Validated<RawPassword> check(JsonBody body) {
    FieldChecks checks = new FieldChecks(body);
    Optional<RawPassword> password = newPassword.check(body, checks, true);
    return checks.issues().isEmpty()
        ? new Validated.Valid<>(password.orElseThrow())
        : new Validated.Invalid<>(checks.issues());
  }

  /** The issue of a password that the policy does not allow. */
  Issue issueOf(PasswordPolicy.Flaw flaw) {
    return newPassword.issueOf(flaw);
  }
}
