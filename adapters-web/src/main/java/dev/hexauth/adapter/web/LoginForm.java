package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.adapter.web.http.JsonField;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a login. A password shorter than the policy's minimum is accepted, because an
 * earlier policy may have allowed it. It adds an issue if there are others, and shapes the answer
 * if the login is rejected.
 */
final class LoginForm {

  /** The message of every rejected login. */
  static final String REJECTED = "Invalid email or password";

  private static final String DELIVERY = "delivery";

  private static final Map<String, Delivery> DELIVERIES =
      Map.of("body", Delivery.BODY, "cookie", Delivery.COOKIE);

  private final PasswordPolicy policy;

  /**
   * @param delivery how the client wants its tokens
   */
  record Credentials(EmailAddress email, RawPassword password, Delivery delivery) {}

  LoginForm(PasswordPolicy policy) {
    this.policy = policy;
  }

  Validated<Credentials> check(JsonBody body) {
    FieldChecks checks = new FieldChecks(body);
    Optional<EmailAddress> email = checks.email();
    Optional<RawPassword> password = checks.password("password");
    Optional<Delivery> delivery = delivery(body);
    if (email.isPresent() && password.isPresent() && delivery.isPresent()) {
      return new Validated.Valid<>(new Credentials(email.get(), password.get(), delivery.get()));
    }
    password.flatMap(this::issueOf).ifPresent(checks::report);
    if (delivery.isEmpty()) {
      reportDelivery(checks);
    }
    return new Validated.Invalid<>(checks.issues());
  }

  private static Optional<Delivery> delivery(JsonBody body) {
    return switch (body.field(DELIVERY)) {
      case JsonField.Absent() -> Optional.of(Delivery.COOKIE);
      case JsonField.Text text -> Optional.ofNullable(DELIVERIES.get(text.characters()));
      case JsonField.Other _ -> Optional.empty();
    };
  }

  private static void reportDelivery(FieldChecks checks) {
    if (checks.optional(DELIVERY).isPresent()) {
      checks.report(
          Issue.of(
              Issue.INVALID_ENUM_VALUE,
              DELIVERY,
              "Invalid enum value. Expected 'body' | 'cookie'"));
    }
  }

  /** The issue of a rejected password that the policy would now find too short; else empty. */
  Optional<Issue> issueOf(RawPassword password) {
    return password.length() < policy.minLength()
        ? Optional.of(Issue.of(Issue.TOO_SMALL, "password", REJECTED))
        : Optional.empty();
  }
}
