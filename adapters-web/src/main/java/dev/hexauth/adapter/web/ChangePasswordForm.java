package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.adapter.web.http.JsonField;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.util.Optional;

/** The fields of a password change. */
final class ChangePasswordForm {

  static final String CURRENT = "currentPassword";

  private final NewPasswordFields newPassword;

  record Passwords(RawPassword current, RawPassword replacement) {}

  ChangePasswordForm(NewPasswordFields newPassword) {
    this.newPassword = newPassword;
  }

  Validated<Passwords> check(JsonBody body) {
    FieldChecks checks = new FieldChecks(body);
    Optional<RawPassword> current = checks.password(CURRENT);
    boolean complete = body.field(CURRENT) instanceof JsonField.Text;
    Optional<RawPassword> replacement = newPassword.check(body, checks, complete);
    if (!checks.issues().isEmpty()) {
      return new Validated.Invalid<>(checks.issues());
    }
    return new Validated.Valid<>(new Passwords(current.orElseThrow(), replacement.orElseThrow()));
  }

  /** The issue of a new password that the policy does not allow. */
  Issue issueOf(PasswordPolicy.Flaw flaw) {
    return newPassword.issueOf(flaw);
  }
}
