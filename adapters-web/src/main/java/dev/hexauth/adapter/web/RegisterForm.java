package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.adapter.web.http.JsonField;
import dev.hexauth.application.RegisterUser;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.UserName;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a registration. {@code role} is checked and then ignored. */
final class RegisterForm {

  private final NewPasswordFields newPassword;

  RegisterForm(NewPasswordFields newPassword) {
    this.newPassword = newPassword;
  }

  Validated<RegisterUser.Command> check(JsonBody body, Optional<Language> language, Client client) {
    FieldChecks checks = new FieldChecks(body);
    Optional<UserName> name = name(checks);
    Optional<EmailAddress> email = checks.newEmail();
    Optional<RawPassword> password = newPassword.check(body, checks, isComplete(body));
    checks.role(checks.optional("role"));
    Optional<Photo> photo = photo(checks);
    if (!checks.issues().isEmpty()) {
      return new Validated.Invalid<>(checks.issues());
    }
    return new Validated.Valid<>(
        new RegisterUser.Command(
            name.orElseThrow(),
            email.orElseThrow(),
            password.orElseThrow(),
            photo.orElse(Photo.DEFAULT),
            language,
            client));
  }

  /** The issue of a password that the policy does not allow. */
  Issue issueOf(PasswordPolicy.Flaw flaw) {
    return newPassword.issueOf(flaw);
  }

  private static Optional<UserName> name(FieldChecks checks) {
    Optional<String> text = checks.required("name", "Name is required");
    return checks.sound("name", text, UserName::flawOf).map(UserName::new);
  }

  /** Whether all fields but the passwords are present and strings. */
  private static boolean isComplete(JsonBody body) {
    return Stream.of("name", "email").allMatch(field -> body.field(field) instanceof JsonField.Text)
        && Stream.of("role", "photo")
            .noneMatch(field -> body.field(field) instanceof JsonField.Other);
  }

  private static Optional<Photo> photo(FieldChecks checks) {
    return checks.sound("photo", checks.optional("photo"), Photo::flawOf).map(Photo::new);
  }
}
