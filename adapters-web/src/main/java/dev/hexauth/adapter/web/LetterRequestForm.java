package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.domain.user.EmailAddress;

/** The field of a request for a letter: the e-mail address of an account, if there is one. */
final class LetterRequestForm {

  private LetterRequestForm() {}

  static Validated<EmailAddress> check(JsonBody body) {
    FieldChecks checks = new FieldChecks(body);
    return checks
        .email("Email is required", "Email is invalid")
        .<Validated<EmailAddress>>map(Validated.Valid::new)
        .orElseGet(() -> new Validated.Invalid<>(checks.issues()));
  }
}
