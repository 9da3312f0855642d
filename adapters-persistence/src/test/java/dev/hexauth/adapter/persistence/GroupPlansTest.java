package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL plans the statement for a group of users once per connection, not each time. */
final class GroupPlansTest {

  /** The driver names a statement after 5 executions, and PostgreSQL then tries 5 plans. */
  private static final int EXECUTIONS = 20;

  private static final int USERS = 10;

  @AutoClose
  private static final Assembly NODE = Assembly.patientOn(TestServices.newPostgresDatabase());

  private final PostgresUserRepository repository = new PostgresUserRepository(NODE.sql());

  @BeforeAll
  static void there_are_so_many_users_that_an_index_pays() {
    NODE.sql()
        .execute(
            """
            insert into users (id, name, email, password)
            select gen_random_uuid(), 'x', 'x' || i || '@example.com', 'hash'
            from generate_series(1, 20000) i
            """);
    NODE.sql().execute("analyze users");
    for (int i = 0; i < USERS; i++) {
      NODE.users().add(user(i), HASH, RegistrationDrafts.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 9, 10, 11, 64})
  void a_group_of_any_size_is_planned_once(int size) {
    List<UserId> ids =
        Stream.concat(
                Stream.iterate(0, i -> i < Math.min(size, USERS), i -> i + 1)
                    .map(i -> user(i).id()),
                Stream.generate(() -> new UserId(UUID.randomUUID())))
            .limit(size)
            .toList();
    NODE.sql()
        .connection(connection -> {
          deallocate(connection);
          for (int i = 0; i < EXECUTIONS; i++) {
            Map<UserId, User> found = repository.find(connection, ids);
            assertThat(found.keySet()).hasSize(Math.min(size, USERS)).isSubsetOf(ids);
          }
          assertThat(genericPlans(connection)).isPositive();
        });
  }

  private static void deallocate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("deallocate all");
    }
  }

  private static long genericPlans(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet sum =
            statement.executeQuery(
                "select sum(generic_plans) from pg_prepared_statements"
                    + " where statement like 'select \"users\"%'")) {
      sum.next();
      return sum.getLong(1);
    }
  }
}
