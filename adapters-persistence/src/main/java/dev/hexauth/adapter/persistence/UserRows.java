package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.USERS;

import dev.hexauth.adapter.persistence.jooq.enums.UserRole;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.SelectField;

/** Users as rows of the table {@code users}. */
final class UserRows {

  /** The columns of a {@link User}, in the order in which {@link #user(ResultSet)} reads them. */
  static final List<SelectField<?>> COLUMNS =
      List.of(
          USERS.ID,
          USERS.NAME,
          USERS.EMAIL,
          USERS.PHOTO,
          USERS.ROLE,
          USERS.VERIFIED,
          USERS.LANGUAGE,
          USERS.CREATED_AT,
          USERS.UPDATED_AT);

  private UserRows() {}

  /** The user in {@code row}, as jOOQ reads it. */
  static User user(Record row) {
    return new User(
        new UserId(row.get(USERS.ID)),
        new UserName(row.get(USERS.NAME)),
        new EmailAddress(row.get(USERS.EMAIL)),
        new Photo(row.get(USERS.PHOTO)),
        role(row.get(USERS.ROLE)),
        row.get(USERS.VERIFIED),
        language(row.get(USERS.LANGUAGE)),
        row.get(USERS.CREATED_AT),
        row.get(USERS.UPDATED_AT));
  }

  /** The user in {@code row}, which has the column of when they were disabled, too. */
  static KeptUser kept(Record row) {
    return new KeptUser(user(row), Optional.ofNullable(row.get(USERS.DISABLED_AT)));
  }

  /** The user in {@code row}, as the driver reads it, which is faster. */
  static User user(ResultSet row) throws SQLException {
    return new User(
        new UserId(row.getObject(1, UUID.class)),
        new UserName(row.getString(2)),
        new EmailAddress(row.getString(3)),
        new Photo(row.getString(4)),
        role(UserRole.valueOf(row.getString(5))),
        row.getBoolean(6),
        language(row.getString(7)),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }

  /** The column of {@code role}. */
  static UserRole column(Role role) {
    return switch (role) {
      case USER -> UserRole.user;
      case ADMIN -> UserRole.admin;
    };
  }

  /** The role in a column. */
  static Role role(UserRole column) {
    return switch (column) {
      case user -> Role.USER;
      case admin -> Role.ADMIN;
    };
  }

  /** A language that a newer version of hexauth has kept is read as the default. */
  private static Language language(String tag) {
    return Language.of(tag).orElse(Language.ENGLISH);
  }
}
