package dev.hexauth.example.h2;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Users in a table of an H2 database. Every method is one statement, and H2 locks the rows that a
 * statement changes. It has no outbox, so mail must be off, and it ignores drafts of letters.
 */
final class H2UserRepository implements UserRepository, AutoCloseable {

  /** Columns without a length: an error about a value that is too long would quote it. */
  private static final String TABLE =
      """
      create table if not exists users (
        id uuid primary key,
        name varchar not null,
        email varchar not null unique,
        photo varchar not null,
        password varchar not null,
        role varchar not null,
        verified boolean not null,
        language varchar not null,
        created_at timestamp(6) with time zone not null,
        updated_at timestamp(6) with time zone not null,
        disabled_at timestamp(6) with time zone
      )
      """;

  private static final int SECONDS_TO_WAIT = 3;

  private final JdbcConnectionPool pool;

  /** Opens the database at {@code url}, for instance {@code jdbc:h2:/var/lib/hexauth/users}. */
  H2UserRepository(String url) {
    this.pool = JdbcConnectionPool.create(url, "hexauth", "");
    pool.setLoginTimeout(SECONDS_TO_WAIT);
    update(TABLE);
  }

  @Override
  public Addition add(User user, PasswordHash hash, RegistrationDrafts drafts) {
    String sql = "insert into users values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)";
    return ask(
        sql,
        insert -> {
          try {
            insert.executeUpdate();
            return Addition.ADDED;
          } catch (SQLIntegrityConstraintViolationException taken) {
            return Addition.EMAIL_TAKEN;
          }
        },
        user.id().value(),
        user.name().value(),
        user.email().value(),
        user.photo().value(),
        hash.encoded(),
        user.role().name(),
        user.verified(),
        user.language().tag(),
        user.createdAt(),
        user.updatedAt());
  }

  @Override
  public Optional<User> find(UserId id) {
    return ask(
        "select * from users where id = ? and disabled_at is null",
        select -> first(select, H2UserRepository::user),
        id.value());
  }

  @Override
  public Optional<Credential> credentialOf(EmailAddress email) {
    return ask(
        "select id, password, role from users where email = ? and disabled_at is null",
        select -> first(select, H2UserRepository::credential),
        email.value());
  }

  @Override
  public Optional<Credential> credentialOf(UserId id) {
    return ask(
        "select id, password, role from users where id = ? and disabled_at is null",
        select -> first(select, H2UserRepository::credential),
        id.value());
  }

  @Override
  public boolean replaceHash(UserId id, PasswordHash expected, PasswordHash replacement) {
    return update(
        "update users set password = ? where id = ? and password = ? and disabled_at is null",
        replacement.encoded(),
        id.value(),
        expected.encoded());
  }

  @Override
  public boolean changePassword(
      UserId id, PasswordHash expected, PasswordHash replacement, Optional<Draft> notice) {
    return replaceHash(id, expected, replacement);
  }

  @Override
  public boolean remove(UserId id, Optional<Draft> notice) {
    return update("delete from users where id = ?", id.value());
  }

  @Override
  public boolean disable(UserId id, Instant now, Optional<Draft> notice) {
    return update(
        "update users set disabled_at = ? where id = ? and disabled_at is null", now, id.value());
  }

  @Override
  public Optional<UserId> grant(EmailAddress email, Role role, Instant now) {
    return ask(
        """
        select id from final table (
          update users set role = ?, updated_at = ? where email = ? and disabled_at is null)
        """,
        update -> first(update, row -> new UserId(row.getObject("id", UUID.class))),
        role.name(),
        now.truncatedTo(ChronoUnit.MICROS),
        email.value());
  }

  /** Closes the database. */
  @Override
  public void close() {
    pool.dispose();
  }

  /** Runs a statement, or reads a row. */
  private interface SqlFunction<S, T> {
    T apply(S source) throws SQLException;
  }

  /** Whether {@code sql} changed a row. */
  private boolean update(String sql, Object... values) {
    return ask(sql, PreparedStatement::executeUpdate, values) == 1;
  }

  /**
   * @throws UnavailableException if H2 does not answer, or not in time
   */
  private <T> T ask(String sql, SqlFunction<PreparedStatement, T> function, Object... values) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(SECONDS_TO_WAIT);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return function.apply(statement);
    } catch (SQLException | IllegalStateException failure) {
      throw new UnavailableException("user store", Duration.ofSeconds(1), failure);
    }
  }

  private static <T> Optional<T> first(PreparedStatement query, SqlFunction<ResultSet, T> function)
      throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      return rows.next() ? Optional.of(function.apply(rows)) : Optional.empty();
    }
  }

  private static Credential credential(ResultSet row) throws SQLException {
    return new Credential(
        new UserId(row.getObject("id", UUID.class)),
        new PasswordHash(row.getString("password")),
        Role.valueOf(row.getString("role")));
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        new UserId(row.getObject("id", UUID.class)),
        new UserName(row.getString("name")),
        new EmailAddress(row.getString("email")),
        new Photo(row.getString("photo")),
        Role.valueOf(row.getString("role")),
        row.getBoolean("verified"),
        Language.of(row.getString("language")).orElseThrow(),
        row.getObject("created_at", Instant.class),
        row.getObject("updated_at", Instant.class));
  }
}
