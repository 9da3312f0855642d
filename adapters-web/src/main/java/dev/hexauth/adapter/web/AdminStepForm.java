package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.Role;
import java.util.Optional;

/** The fields of a change that an admin asks for. The reason may be absent, and so the body. */
final class AdminStepForm {

  private AdminStepForm() {}

  /** A role, and why it is given. */
  record NewRole(Role role, Optional<Reason> reason) {}

  static Validated<Optional<Reason>> check(JsonBody body) {
    FieldChecks checks = new FieldChecks(body);
    Optional<Reason> reason = reason(checks);
    return checks.issues().isEmpty()
        ? new Validated.Valid<>(reason)
        : new Validated.Invalid<>(checks.issues());
  }

  static Validated<NewRole> checkRole(JsonBody body) {
    FieldChecks checks = new FieldChecks(body);
    Optional<Role> role = checks.role(checks.required("role", "Role is required"));
    Optional<Reason> reason = reason(checks);
    return checks.issues().isEmpty()
        ? new Validated.Valid<>(new NewRole(role.orElseThrow(), reason))
        : new Validated.Invalid<>(checks.issues());
  }

  private static Optional<Reason> reason(FieldChecks checks) {
    Optional<String> text = checks.optional("reason");
    boolean sound = text.flatMap(Reason::flawOf).isEmpty();
    if (!sound) {
      checks.report(
          Issue.of(
              Issue.CUSTOM,
              "reason",
              "Reason must have 1 to " + Reason.MAX_LENGTH + " characters on one line"));
    }
    return text.filter(_ -> sound).map(Reason::new);
  }
}
