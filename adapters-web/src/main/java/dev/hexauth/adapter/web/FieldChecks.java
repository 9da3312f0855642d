package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.adapter.web.http.JsonField;
import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.TextFlaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Checks the fields of one body in turn, and collects the issues. */
@Mutable("issues")
final class FieldChecks {

  private static final Map<String, Role> ROLES = Map.of("admin", Role.ADMIN, "user", Role.USER);

  private static final String EMAIL_ABSENT = "Email address is required";
  private static final String EMAIL_INVALID = "Invalid email address";

  private final JsonBody body;
  private final List<Issue> issues = new ArrayList<>();

  FieldChecks(JsonBody body) {
    this.body = body;
  }

  /** The issues so far. */
  List<Issue> issues() {
    return List.copyOf(issues);
  }

  void report(Issue issue) {
    issues.add(issue);
  }

  /** The text of a required field; {@code message} is the issue's if it is absent. */
  Optional<String> required(String field, String message) {
    if (body.field(field) instanceof JsonField.Absent) {
      report(Issue.of(Issue.INVALID_TYPE, field, message));
    }
    return optional(field);
  }

  /** The text of a field that may be absent. */
  Optional<String> optional(String field) {
    if (body.field(field) instanceof JsonField.Other(String type)) {
      report(Issue.of(Issue.INVALID_TYPE, field, "Expected string, received " + type));
    }
    return body.text(field);
  }

  /** {@code text}, or empty if {@code flawOf} finds a flaw, which is reported. */
  Optional<String> sound(
      String field, Optional<String> text, Function<String, Optional<TextFlaw>> flawOf) {
    Optional<TextFlaw> flaw = text.flatMap(flawOf);
    flaw.ifPresent(found -> report(issueOf(field, found)));
    return flaw.isPresent() ? Optional.empty() : text;
  }

  /** The role that {@code text} names; another text is reported. */
  Optional<Role> role(Optional<String> text) {
    Optional<Role> role = text.map(ROLES::get);
    if (text.isPresent() && role.isEmpty()) {
      report(
          Issue.of(
              Issue.INVALID_ENUM_VALUE, "role", "Invalid enum value. Expected 'admin' | 'user'"));
    }
    return role;
  }

  /** The required e-mail address of a user. */
  Optional<EmailAddress> email() {
    return email(_ -> true, EMAIL_ABSENT, EMAIL_INVALID);
  }

  /** The required e-mail address of a user, with the messages if it is absent or none. */
  Optional<EmailAddress> email(String absent, String invalid) {
    return email(_ -> true, absent, invalid);
  }

  /** The required e-mail address to use from now on, to which mail can be sent. */
  Optional<EmailAddress> newEmail() {
    return email(EmailAddress::isReachable, EMAIL_ABSENT, EMAIL_INVALID);
  }

  private Optional<EmailAddress> email(
      Predicate<EmailAddress> condition, String absent, String invalid) {
    Optional<String> text = required("email", absent);
    Optional<EmailAddress> email = text.flatMap(EmailAddress::parse).filter(condition);
    if (text.isPresent() && email.isEmpty()) {
      report(Issue.of(Issue.INVALID_STRING, "email", invalid));
    }
    return email;
  }

  /** The required password in {@code field}, of any length. */
  Optional<RawPassword> password(String field) {
    Optional<String> text = required(field, label(field) + " is required");
    return sound(field, text, RawPassword::flawOf).map(RawPassword::new);
  }

  private static Issue issueOf(String field, TextFlaw flaw) {
    String label = label(field);
    return switch (flaw) {
      case EMPTY -> Issue.of(Issue.TOO_SMALL, field, label + " is required");
      case TOO_LONG -> Issue.of(Issue.TOO_BIG, field, label + " is too long");
      case INVALID_CHARACTER ->
          Issue.of(Issue.INVALID_STRING, field, label + " contains an invalid character");
    };
  }

  /** A field's name in words: {@code currentPassword} becomes "Current password". */
  private static String label(String field) {
    String words = field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
