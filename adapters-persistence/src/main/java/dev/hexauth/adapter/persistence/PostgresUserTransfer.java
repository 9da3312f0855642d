package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.USERS;
import static org.jooq.impl.DSL.noCondition;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.adapter.persistence.jooq.enums.UserArrival;
import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Users in bulk, in the table {@code users}; each operation is one statement. */
final class PostgresUserTransfer implements UserTransfer {

  private final Database database;

  PostgresUserTransfer(DSLContext sql) {
    this.database = new Database(sql, "user store");
  }

  @Override
  public List<Arrival> add(List<MovedUser> users, Instant now) {
    if (users.isEmpty()) {
      return List.of();
    }
    UserArrival[] arrivals =
        database.ask(sql ->
            Routines.moveUsersIn(
                sql.configuration(),
                column(users, user -> user.id().value(), UUID[]::new),
                column(users, user -> user.name().value(), String[]::new),
                column(users, user -> user.email().value(), String[]::new),
                column(users, user -> user.photo().value(), String[]::new),
                users.stream().map(user -> user.hash().encoded()).toArray(String[]::new),
                column(users, user -> UserRows.column(user.role()).getLiteral(), String[]::new),
                column(users, user -> user.language().tag(), String[]::new),
                column(users, User::verified, Boolean[]::new),
                users.stream().map(PostgresUserTransfer::disabledAt).toArray(Long[]::new),
                column(users, user -> Micros.of(user.createdAt()), Long[]::new),
                column(users, user -> Micros.of(user.updatedAt()), Long[]::new),
                Micros.floor(now)));
    return Stream.of(arrivals).map(PostgresUserTransfer::arrival).toList();
  }

  private static <T> T[] column(
      List<MovedUser> users, Function<User, T> value, IntFunction<T[]> array) {
    return users.stream().map(MovedUser::user).map(value).toArray(array);
  }

  private static @Nullable Long disabledAt(MovedUser user) {
    return user.kept().disabledAt().map(Micros::of).orElse(null);
  }

  private static Arrival arrival(UserArrival outcome) {
    return switch (outcome) {
      case added -> Arrival.ADDED;
      case already_there -> Arrival.ALREADY_THERE;
      case id_taken -> Arrival.ID_TAKEN;
      case email_taken -> Arrival.EMAIL_TAKEN;
    };
  }

  @Override
  public List<MovedUser> page(Optional<UserId> after, int limit) {
    return database.ask(sql ->
        sql.select(UserRows.COLUMNS)
            .select(USERS.PASSWORD, USERS.DISABLED_AT)
            .from(USERS)
            .where(after.map(id -> USERS.ID.gt(id.value())).orElse(noCondition()))
            .orderBy(USERS.ID)
            .limit(limit)
            .fetch(PostgresUserTransfer::moved));
  }

  private static MovedUser moved(Record row) {
    return new MovedUser(UserRows.kept(row), new PasswordHash(row.get(USERS.PASSWORD)));
  }
}
