package dev.hexauth.adapter.persistence;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.EmailPrefix;
import dev.hexauth.domain.user.NamePrefix;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import dev.hexauth.domain.user.UserQuery;
import dev.hexauth.domain.user.UserQuery.NameKey;
import dev.hexauth.domain.user.UserQuery.NewestKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of every list is one index scan that reads what it returns and nothing else, whether
 * PostgreSQL plans for the values or for any values.
 */
final class UserDirectoryPlansTest {

  private static final int USERS = 20_000;
  private static final int LIMIT = 51;

  /** The blocks of an index from its root to a leaf, and of the next leaves. */
  private static final int INDEX_BLOCKS = 8;

  /**
   * Users who registered in another order than that of their ids; one of ten is not verified, one
   * of 15 is disabled, and one of 20 is an admin. Of seven names, some have characters that
   * patterns take for wildcards.
   */
  private static final String FILL =
      """
      insert into users (id, name, email, password, verified, role, created_at, disabled_at)
      select
        gen_random_uuid(),
        (array['Ada', 'ada_', 'Ad%%a', '\u00c9va', 'e\u0301va', '\u674e', 'back\\slash'])[1 + i %% 7] || i,
        (array['ada', 'a_a', 'b+c', 'eve'])[1 + i %% 4] || i || '@example.com',
        'hash',
        i %% 10 <> 0,
        (case when i %% 20 = 0 then 'admin' else 'user' end)::user_role,
        timestamptz '2030-01-01Z' + (i * 7919 %% %1$d) * interval '1 minute',
        case when i %% 15 = 0 then now() end
      from generate_series(1, %1$d) i
      """
          .formatted(USERS);

  private static Assembly node;

  @BeforeAll
  static void fill() {
    node = Assembly.patientOn(TestServices.newPostgresDatabase());
    node.sql().execute(FILL);
    node.sql().execute("analyze users");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<Named<UserQuery>> pages() {
    return Stream.of(groups(), addresses(), names())
        .flatMap(some -> some)
        .map(UserDirectoryPlansTest::named);
  }

  private static Named<UserQuery> named(UserQuery query) {
    return Named.of(query.toString(), query);
  }

  private static Stream<UserQuery> groups() {
    NewestKey key =
        new NewestKey(Instant.parse("2030-01-08T12:00:00Z"), new UserId(new UUID(-1, -1)));
    return Stream.of(UserGroup.values())
        .flatMap(group ->
            Stream.of(
                new UserQuery.Newest(group, Optional.empty()),
                new UserQuery.Newest(group, Optional.of(key))));
  }

  private static Stream<UserQuery> addresses() {
    Stream<UserQuery> first =
        Stream.of("", "a", "ada", "a_", "a_a1", "%", "\\", "\u00e4", "ada1@example.com", "zz")
            .map(prefix -> new UserQuery.ByEmail(new EmailPrefix(prefix), Optional.empty()));
    Stream<UserQuery> later =
        Stream.of("", "a", "a_", "a_a", "b", "eve")
            .map(prefix ->
                new UserQuery.ByEmail(
                    new EmailPrefix(prefix), Optional.of(new EmailAddress("a_a5@example.com"))));
    return Stream.concat(first, later);
  }

  private static Stream<UserQuery> names() {
    Stream<UserQuery> first =
        Stream.of(
                "",
                "a",
                "ADA",
                "ada_",
                "ad%",
                "\\",
                "back\\",
                "%",
                "\u00e9",
                "E\u0301VA",
                "\u674e",
                "zz")
            .map(prefix -> new UserQuery.ByName(new NamePrefix(prefix), Optional.empty()));
    NameKey key = new NameKey(new UserName("Ada5"), new UserId(new UUID(-1, -1)));
    Stream<UserQuery> later =
        Stream.of("", "A", "ada", "ada5", "\u00e9", "\u674e")
            .map(prefix -> new UserQuery.ByName(new NamePrefix(prefix), Optional.of(key)));
    return Stream.concat(first, later);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_is_one_scan_of_an_index(UserQuery query) {
    Select<?> page = PostgresUserDirectory.select(node.sql(), query).limit(LIMIT);
    int rows = page.fetch().size();
    for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
      String plan = plan(page, mode);
      assertThat(values("Node Type", plan)).as(plan).containsExactly("Limit", "Index Scan");
      assertThat(values("Actual Rows", plan)).as(plan).allMatch(text -> count(text) == rows);
      assertThat(values("Rows Removed by [\\w ]+", plan)).as(plan).allMatch("0"::equals);
      assertThat(
              count(values("Shared Hit Blocks", plan)) + count(values("Shared Read Blocks", plan)))
          .as(plan)
          .isLessThanOrEqualTo(rows + INDEX_BLOCKS);
    }
  }

  /** What PostgreSQL has done for {@code page}, as JSON. */
  private static String plan(Select<?> page, String mode) {
    return node.sql()
        .transactionResult(transaction -> {
          DSLContext sql = transaction.dsl();
          sql.execute("set local plan_cache_mode = " + mode);
          sql.execute("prepare page as " + numbered(page));
          String values =
              page.getBindValues().stream()
                  .map(UserDirectoryPlansTest::literal)
                  .collect(joining(","));
          String plan =
              sql.fetchSingle(
                      "explain (analyze, buffers, timing off, format json) execute page"
                          + (values.isEmpty() ? "" : "(" + values + ")"))
                  .get(0, String.class);
          sql.execute("deallocate page");
          return plan;
        });
  }

  /** The statement with numbers in the place of its values. */
  private static String numbered(Select<?> page) {
    AtomicInteger number = new AtomicInteger();
    return Pattern.compile("\\?")
        .matcher(page.getSQL())
        .replaceAll(_ -> "\\$" + number.incrementAndGet());
  }

  private static String literal(Object value) {
    String text =
        value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : value.toString();
    return "'" + text.replace("'", "''") + "'";
  }

  /** The values of a property of the nodes of a plan, the outer ones first. */
  private static List<String> values(String property, String plan) {
    return Pattern.compile("\"" + property + "\": \"?([^\",\n]+)")
        .matcher(plan)
        .results()
        .map(found -> found.group(1).strip())
        .toList();
  }

  /** The first of the numbers, which is that of the whole plan. */
  private static int count(List<String> numbers) {
    return count(numbers.getFirst());
  }

  private static int count(String number) {
    return (int) Double.parseDouble(number);
  }
}
