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
 * Users in a table of an H2 database. Most methods are one statement, and H2 locks the rows that a
 * statement changes. The methods that may end an admin come one after the other: one process has
 * the database to itself. There is no outbox, so mail must be off, and drafts of letters are
 * ignored.
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
  public synchronized Removal remove(UserId id, Optional<Draft> notice) {
    if (isLastAdmin(id)) {
      return Removal.LAST_ADMIN;
    }
    return update("delete from users where id = ?", id.value())
        ? Removal.REMOVED
        : Removal.NO_SUCH_USER;
  }

  @Override
  public synchronized Change disable(UserId id, Instant now, Optional<Draft> notice) {
    if (isLastAdmin(id)) {
      return Change.LAST_ADMIN;
    }
    if (update(
        "update users set disabled_at = ? where id = ? and disabled_at is null", now, id.value())) {
      return Change.DONE;
    }
    return isAny("select 1 from users where id = ?", id.value())
        ? Change.ALREADY_SO
        : Change.NO_SUCH_USER;
  }

  @Override
  public boolean enable(UserId id, Optional<Draft> notice) {
    return update(
        "update users set disabled_at = null where id = ? and disabled_at is not null", id.value());
  }

  @Override
  public synchronized Change setRole(UserId id, Role role, Instant now, Optional<Draft> notice) {
    Optional<User> user = find(id);
    if (user.isEmpty()) {
      return Change.NO_SUCH_USER;
    }
    if (user.get().role() == role) {
      return Change.ALREADY_SO;
    }
    if (isLastAdmin(id)) {
      return Change.LAST_ADMIN;
    }
    String sql = "update users set role = ?, updated_at = ? where id = ? and disabled_at is null";
    return update(sql, role.name(), now.truncatedTo(ChronoUnit.MICROS), id.value())
        ? Change.DONE
        : Change.NO_SUCH_USER;
  }

  @Override
  public Optional<UserId> makeAdmin(EmailAddress email, Instant now) {
    return ask(
        """
        select id from final table (
          update users set role = 'ADMIN', updated_at = ? where email = ? and disabled_at is null)
        """,
        update -> first(update, row -> new UserId(row.getObject("id", UUID.class))),
        now.truncatedTo(ChronoUnit.MICROS),
        email.value());
  }

  /** Whether the user is the only active admin. */
  private boolean isLastAdmin(UserId id) {
    String admin = "select 1 from users where role = 'ADMIN' and disabled_at is null and id ";
    return isAny(admin + "= ?", id.value()) && !isAny(admin + "<> ?", id.value());
  }

  private boolean isAny(String sql, Object... values) {
    return ask(sql, select -> select.executeQuery().next(), values);
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
