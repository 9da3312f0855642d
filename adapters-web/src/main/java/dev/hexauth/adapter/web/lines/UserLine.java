package dev.hexauth.adapter.web.lines;

import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.TextFlaw;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** A user as a line of a file. */
final class UserLine {

  /** How far clocks may differ. */
  private static final Duration TOLERANCE = Duration.ofDays(1);

  private UserLine() {}

  /**
   * The user in {@code line}.
   *
   * @param now the time of creation of a user without one
   * @throws FlawedLineException if there is none
   */
  static MovedUser parse(byte[] line, Instant now) {
    UserFields fields = UserFields.of(line);
    Instant latest = now.plus(TOLERANCE);
    EmailAddress email = email(fields);
    PasswordHash hash = new PasswordHash(fields.required(UserFields.PASSWORD_HASH));
    Instant createdAt = fields.instant(UserFields.CREATED_AT, latest).orElse(now);
    User user =
        new User(
            fields.text(UserFields.ID).map(UserLine::id).orElseGet(() -> idOf(fields, email)),
            name(fields),
            email,
            fields.text(UserFields.PHOTO).map(UserLine::photo).orElse(Photo.DEFAULT),
            fields.text(UserFields.ROLE).map(UserLine::role).orElse(Role.USER),
            fields.verified(),
            fields.text(UserFields.LANGUAGE).map(UserLine::language).orElse(Language.ENGLISH),
            createdAt,
            fields.instant(UserFields.UPDATED_AT, latest).orElse(createdAt));
    return new MovedUser(new KeptUser(user, fields.instant(UserFields.DISABLED_AT, latest)), hash);
  }

  private static UserId id(String text) {
    return UserId.parse(text.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new FlawedLineException("id is not a UUID"));
  }

  /**
   * An id for a user who has none: a UUID of version 8 (RFC 9562, 5.8), made of the SHA-256 of the
   * address and the hash. So it is the same in every run, and nobody can guess it from the address.
   */
  private static UserId idOf(UserFields fields, EmailAddress email) {
    String text = email.value() + "\n" + fields.required(UserFields.PASSWORD_HASH);
    ByteBuffer digest = ByteBuffer.wrap(sha256(text.getBytes(StandardCharsets.UTF_8)));
    return new UserId(
        new UUID(
            (digest.getLong() & ~0xf000L) | 0x8000L,
            (digest.getLong() & ~(0xc0L << 56)) | (0x80L << 56)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static EmailAddress email(UserFields fields) {
    return EmailAddress.parse(fields.required(UserFields.EMAIL))
        .orElseThrow(() -> new FlawedLineException("email is not an e-mail address"));
  }

  private static UserName name(UserFields fields) {
    String text = fields.required(UserFields.NAME);
    requireNone(UserFields.NAME, UserName.flawOf(text));
    return new UserName(text);
  }

  private static Photo photo(String text) {
    requireNone(UserFields.PHOTO, Photo.flawOf(text));
    return new Photo(text);
  }

  private static void requireNone(String field, Optional<TextFlaw> flaw) {
    flaw.ifPresent(found -> {
      throw new FlawedLineException(
          field
              + switch (found) {
                case EMPTY -> " is empty";
                case TOO_LONG -> " is too long";
                case INVALID_CHARACTER -> " has a character that is not allowed";
              });
    });
  }

  private static Role role(String text) {
    return switch (text) {
      case "user" -> Role.USER;
      case "admin" -> Role.ADMIN;
      default -> throw new FlawedLineException("role is not user or admin");
    };
  }

  private static Language language(String text) {
    return Language.of(text)
        .orElseThrow(() -> new FlawedLineException("language is not en or de; leave it out"));
  }

  /** Writes {@code moved} as a line that {@link #parse} reads, without the line feed. */
  static void write(MovedUser moved, JsonGenerator json) {
    User user = moved.user();
    json.writeStartObject();
    json.writeStringProperty(UserFields.ID, user.id().toString());
    json.writeStringProperty(UserFields.NAME, user.name().value());
    json.writeStringProperty(UserFields.EMAIL, user.email().value());
    json.writeStringProperty(UserFields.PHOTO, user.photo().value());
    json.writeStringProperty(UserFields.ROLE, user.role().name().toLowerCase(Locale.ROOT));
    json.writeBooleanProperty(UserFields.VERIFIED, user.verified());
    json.writeStringProperty(UserFields.LANGUAGE, user.language().tag());
    moved
        .kept()
        .disabledAt()
        .ifPresent(at -> json.writeStringProperty(UserFields.DISABLED_AT, at.toString()));
    json.writeStringProperty(UserFields.CREATED_AT, user.createdAt().toString());
    json.writeStringProperty(UserFields.UPDATED_AT, user.updatedAt().toString());
    json.writeStringProperty(UserFields.PASSWORD_HASH, moved.hash().encoded());
    json.writeEndObject();
  }
}
