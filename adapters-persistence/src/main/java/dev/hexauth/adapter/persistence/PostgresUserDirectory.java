package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.USERS;
import static org.jooq.impl.DSL.binaryConcat;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.adapter.persistence.jooq.enums.UserRole;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.EmailPrefix;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.NamePrefix;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserQuery;
import dev.hexauth.domain.user.UserQuery.NameKey;
import dev.hexauth.domain.user.UserQuery.NewestKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;

/**
 * Users in the table {@code users}. Every page is one scan of an index that has its order, from the
 * key on, so it reads as many rows as it returns.
 */
final class PostgresUserDirectory implements UserDirectory {

  /** Sorts after every character of an address, which has none but those up to the tilde. */
  private static final String AFTER_ASCII = "\u007f";

  /** No byte of UTF-8 is as high. */
  private static final byte AFTER_UTF_8 = (byte) 0xff;

  /** Sorts before every other id. */
  private static final UUID NIL = new UUID(0, 0);

  private static final Field<String> EMAIL = USERS.EMAIL.collate("C");

  private final Database database;

  PostgresUserDirectory(DSLContext sql) {
    this.database = new Database(sql, "user store");
  }

  @Override
  public List<KeptUser> list(UserQuery query, int limit) {
    return database.ask(sql -> select(sql, query).limit(limit).fetch(UserRows::kept));
  }

  /** The statement for a query, without its limit. */
  static SelectLimitStep<Record> select(DSLContext sql, UserQuery query) {
    return switch (query) {
      case UserQuery.Newest(UserGroup group, Optional<NewestKey> after) ->
          select(
                  sql,
                  isIn(group).and(after.map(PostgresUserDirectory::isAfter).orElse(noCondition())))
              .orderBy(USERS.CREATED_AT.desc(), USERS.ID.desc());
      case UserQuery.ByEmail(EmailPrefix prefix, Optional<EmailAddress> after) ->
          select(
                  sql,
                  startsWith(prefix)
                      .and(after.map(PostgresUserDirectory::isAfter).orElse(noCondition())))
              .orderBy(EMAIL);
      case UserQuery.ByName(NamePrefix prefix, Optional<NameKey> after) ->
          select(
                  sql,
                  startsWith(prefix)
                      .and(after.map(key -> isAfter(prefix, key)).orElse(noCondition())))
              .orderBy(nameKey(), USERS.ID);
    };
  }

  private static SelectConditionStep<Record> select(DSLContext sql, Condition condition) {
    return sql.select(UserRows.COLUMNS).select(USERS.DISABLED_AT).from(USERS).where(condition);
  }

  /** With constants: PostgreSQL uses a partial index only if it sees its condition in the plan. */
  private static Condition isIn(UserGroup group) {
    return switch (group) {
      case ALL -> noCondition();
      case DISABLED -> USERS.DISABLED_AT.isNotNull();
      case UNVERIFIED -> USERS.VERIFIED.isFalse();
      case ADMINS -> USERS.ROLE.eq(inline(UserRole.admin));
    };
  }

  private static Condition isAfter(NewestKey key) {
    return row(USERS.CREATED_AT, USERS.ID).lt(key.createdAt(), key.id().value());
  }

  private static Condition startsWith(EmailPrefix prefix) {
    return EMAIL.ge(prefix.value()).and(EMAIL.lt(prefix.value() + AFTER_ASCII));
  }

  private static Condition isAfter(EmailAddress email) {
    return EMAIL.gt(email.value());
  }

  private static Condition startsWith(NamePrefix prefix) {
    Field<byte[]> start = keyOf(prefix.value());
    return nameKey().ge(start).and(nameKey().lt(binaryConcat(start, new byte[] {AFTER_UTF_8})));
  }

  /**
   * PostgreSQL starts its scan at the pair, even if it is far before the prefix. So it is never
   * before it.
   */
  private static Condition isAfter(NamePrefix prefix, NameKey key) {
    Field<byte[]> start = keyOf(prefix.value());
    Field<byte[]> name = keyOf(key.name().value());
    Field<UUID> id = when(name.lt(start), val(NIL)).otherwise(val(key.id().value()));
    return row(nameKey(), USERS.ID).gt(greatest(start, name), id);
  }

  private static Field<byte[]> nameKey() {
    return Routines.userNameKey(USERS.NAME);
  }

  private static Field<byte[]> keyOf(String name) {
    return Routines.userNameKey(val(name, USERS.NAME));
  }

  @Override
  public Optional<KeptUser> find(UserId id) {
    return database.ask(sql -> select(sql, USERS.ID.eq(id.value())).fetchOptional(UserRows::kept));
  }
}
