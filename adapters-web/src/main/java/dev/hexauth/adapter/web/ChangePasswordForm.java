package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Field;
import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.util.Optional;

/** The fields of a change of password. */
final class ChangePasswordForm {

  static final String CURRENT = "currentPassword";

  private final NewPassword newPassword;

  record Passwords(RawPassword current, RawPassword replacement) {}

  ChangePasswordForm(NewPassword newPassword) {
    this.newPassword = newPassword;
  }

  Checked<Passwords> check(JsonBody body) {
    FieldChecks checks = new FieldChecks(body);
    Optional<RawPassword> current = checks.password(CURRENT);
    boolean complete = body.field(CURRENT) instanceof Field.Text;
    Optional<RawPassword> replacement = newPassword.check(body, checks, complete);
    if (!checks.issues().isEmpty()) {
      return new Checked.Invalid<>(checks.issues());
    }
    return new Checked.Valid<>(new Passwords(current.orElseThrow(), replacement.orElseThrow()));
  }

  /** What is wrong with a new password that the policy does not allow. */
  Issue issueOf(PasswordPolicy.Flaw flaw) {
    return newPassword.issueOf(flaw);
  }
}
