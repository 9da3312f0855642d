package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.USERS;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.adapter.persistence.jooq.enums.UserChange;
import dev.hexauth.adapter.persistence.jooq.enums.UserRemoval;
import dev.hexauth.adapter.persistence.jooq.enums.UserRole;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;

/**
 * Users in the table {@code users}. An {@link EmailAddress} is in lower case and so is the column,
 * by a constraint, so addresses are compared directly and by the index.
 */
final class PostgresUserRepository implements UserRepository {

  /** A caller waits for less than 2 s in all, as {@link Pool} says. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  /** For how many elements PostgreSQL plans {@code any(?)} when it does not know them. */
  private static final int PLANNED_ELEMENTS = 10;

  private final Database database;

  /** The statements of {@link #find}, rendered once, because every request executes one. */
  private final String findOne;

  private final String findAll;
  private final UserLookUps lookUps;

  PostgresUserRepository(DSLContext sql) {
    this.database = new Database(sql, "user store");
    this.findOne = find(sql, USERS.ID.eq(new UUID(0, 0)));
    this.findAll = find(sql, USERS.ID.eq(DSL.any(new UUID[0])));
    this.lookUps = new UserLookUps(this::find, PATIENCE);
  }

  private static String find(DSLContext sql, Condition condition) {
    return sql.select(UserRows.COLUMNS)
        .from(USERS)
        .where(condition)
        .and(USERS.DISABLED_AT.isNull())
        .getSQL();
  }

  @Override
  public Addition add(User user, PasswordHash hash, RegistrationDrafts drafts) {
    boolean added =
        database.ask(sql ->
            Routines.addUser(
                sql.configuration(),
                user.id().value(),
                user.name().value(),
                user.email().value(),
                user.photo().value(),
                hash.encoded(),
                UserRows.column(user.role()),
                user.language().tag(),
                user.verified(),
                user.createdAt(),
                user.updatedAt(),
                LetterDrafts.row(drafts.ifAdded()),
                LetterDrafts.row(drafts.ifTaken())));
    return added ? Addition.ADDED : Addition.EMAIL_TAKEN;
  }

  @Override
  public Optional<User> find(UserId id) {
    return lookUps.find(id);
  }

  private Map<UserId, User> find(List<UserId> ids) {
    return database.ask(sql -> sql.connectionResult(connection -> find(connection, ids)));
  }

  Map<UserId, User> find(Connection connection, List<UserId> ids) throws SQLException {
    return ids.size() == 1 ? findOne(connection, ids.getFirst()) : findAll(connection, ids);
  }

  private Map<UserId, User> findOne(Connection connection, UserId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(findOne)) {
      statement.setObject(1, id.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Map.of(id, UserRows.user(row)) : Map.of();
      }
    }
  }

  private Map<UserId, User> findAll(Connection connection, List<UserId> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(findAll)) {
      statement.setArray(1, connection.createArrayOf("uuid", planned(ids)));
      try (ResultSet row = statement.executeQuery()) {
        Map<UserId, User> users = HashMap.newHashMap(ids.size());
        while (row.next()) {
          User user = UserRows.user(row);
          users.put(user.id(), user);
        }
        return users;
      }
    }
  }

  /**
   * The ids, the last one repeated up to {@link #PLANNED_ELEMENTS}. For a shorter array PostgreSQL
   * would make a new plan each time, because it would seem cheaper than that for any array.
   */
  private static Object[] planned(List<UserId> ids) {
    int last = ids.size() - 1;
    return IntStream.range(0, Math.max(ids.size(), PLANNED_ELEMENTS))
        .mapToObj(i -> ids.get(Math.min(i, last)).value())
        .toArray();
  }

  @Override
  public Optional<Credential> credentialOf(EmailAddress email) {
    return database.ask(sql ->
        sql.select(USERS.ID, USERS.PASSWORD, USERS.ROLE)
            .from(USERS)
            .where(USERS.EMAIL.eq(email.value()))
            .and(USERS.DISABLED_AT.isNull())
            .fetchOptional(Records.mapping(PostgresUserRepository::credential)));
  }

  @Override
  public Optional<Credential> credentialOf(UserId id) {
    return database.ask(sql ->
        sql.select(USERS.ID, USERS.PASSWORD, USERS.ROLE)
            .from(USERS)
            .where(isEnabled(id))
            .fetchOptional(Records.mapping(PostgresUserRepository::credential)));
  }

  @Override
  public boolean replaceHash(UserId id, PasswordHash expected, PasswordHash replacement) {
    return database.ask(sql ->
        sql.update(USERS)
            .set(USERS.PASSWORD, replacement.encoded())
            .where(isEnabled(id))
            .and(USERS.PASSWORD.eq(expected.encoded()))
            .execute())
        == 1;
  }

  @Override
  public boolean changePassword(
      UserId id, PasswordHash expected, PasswordHash replacement, Optional<Draft> notice) {
    return database.ask(sql ->
        Routines.changePassword(
            sql.configuration(),
            id.value(),
            expected.encoded(),
            replacement.encoded(),
            LetterDrafts.row(notice)));
  }

  @Override
  public Removal remove(UserId id, Optional<Draft> notice) {
    UserRemoval removal =
        database.ask(sql ->
            Routines.removeAccount(sql.configuration(), id.value(), LetterDrafts.row(notice)));
    return switch (removal) {
      case removed -> Removal.REMOVED;
      case no_such_user -> Removal.NO_SUCH_USER;
      case last_admin -> Removal.LAST_ADMIN;
    };
  }

  @Override
  public Change disable(UserId id, Instant now, Optional<Draft> notice) {
    return change(
        database.ask(sql ->
            Routines.disableAccount(
                sql.configuration(), id.value(), Micros.floor(now), LetterDrafts.row(notice))));
  }

  @Override
  public boolean enable(UserId id, Optional<Draft> notice) {
    return database.ask(
        sql -> Routines.enableAccount(sql.configuration(), id.value(), LetterDrafts.row(notice)));
  }

  @Override
  public Change setRole(UserId id, Role role, Instant now, Optional<Draft> notice) {
    return change(
        database.ask(sql ->
            Routines.setRole(
                sql.configuration(),
                id.value(),
                UserRows.column(role),
                Micros.floor(now),
                LetterDrafts.row(notice))));
  }

  private static Change change(UserChange change) {
    return switch (change) {
      case done -> Change.DONE;
      case already_so -> Change.ALREADY_SO;
      case no_such_user -> Change.NO_SUCH_USER;
      case last_admin -> Change.LAST_ADMIN;
    };
  }

  @Override
  public Optional<UserId> makeAdmin(EmailAddress email, Instant now) {
    return database.ask(sql ->
        sql.update(USERS)
            .set(USERS.ROLE, UserRole.admin)
            .set(USERS.UPDATED_AT, Micros.floor(now))
            .where(USERS.EMAIL.eq(email.value()))
            .and(USERS.DISABLED_AT.isNull())
            .returningResult(USERS.ID)
            .fetchOptional(USERS.ID)
            .map(UserId::new));
  }

  /** Selects the user {@code id}, unless disabled: a disabled user is not found. */
  private static Condition isEnabled(UserId id) {
    return USERS.ID.eq(id.value()).and(USERS.DISABLED_AT.isNull());
  }

  private static Credential credential(UUID id, String hash, UserRole role) {
    return new Credential(new UserId(id), new PasswordHash(hash), UserRows.role(role));
  }
}
