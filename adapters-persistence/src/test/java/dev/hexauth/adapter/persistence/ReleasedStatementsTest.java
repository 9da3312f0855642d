package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes of the previous release run while a new version migrates: their statements, each with its
 * result in a comment below it, have the same results on the newest tables. With {@code
 * -Drecord=1.2.3} the current statements are recorded as those of that release; CONTRIBUTING.md
 * says when.
 */
final class ReleasedStatementsTest {

  private static final Path RELEASES = Path.of("src/test/resources/released/statements");
  private static final String RECORDED = System.getProperty("record", "");

  private static Assembly node;
  private Connection connection;

  @BeforeAll
  static void start() throws IOException, SQLException {
    node = Assembly.patientOn(TestServices.newPostgresDatabase());
    if (!RECORDED.isEmpty()) {
      record(RELEASES.resolve(RECORDED + ".sql"));
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    connection = node.bean(DataSource.class).getConnection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void undo() throws SQLException {
    connection.rollback();
    connection.close();
  }

  static Stream<Path> releases() throws IOException {
    try (Stream<Path> files = Files.list(RELEASES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void statements_of_a_release_have_the_same_results_on_the_newest_tables(Path release)
      throws Exception {
    List<String> recorded = Files.readAllLines(release);
    assertThat(replayed(recorded))
        .as(
            "%s: a node of that release fails while this version is rolled out. Expand first:"
                + " leave what it uses until no node uses it; see CONTRIBUTING.md",
            release.getFileName())
        .containsExactlyElementsOf(recorded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table users drop column photo",
        "alter table users rename column name to full_name",
        "alter table users add column locale text not null",
        "alter table users add constraint no_admins check (role = 'user')",
        "alter table sessions alter column user_agent type varchar(2)",
        "alter type user_role rename value 'admin' to 'operator'",
        "drop function end_other_sessions",
        "alter table known_networks rename to networks"
      })
  void a_change_that_takes_something_away_is_noticed(String change) throws Exception {
    assertDiffers(change, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table users add column locale text",
        "alter table sessions add column device text not null default ''",
        "create table passkeys (id uuid primary key)",
        "create function end_sessions(whose uuid, kept varchar) returns integer language sql return"
            + " 0"
      })
  void a_change_that_only_adds_is_allowed(String change) throws Exception {
    assertDiffers(change, false);
  }

  @Test
  void a_release_has_its_statements_recorded() throws IOException {
    Matcher version =
        Pattern.compile("<version>(.*)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(version.group(1).endsWith("-SNAPSHOT") || Files.exists(file(version.group(1))))
        .as("%s is not recorded; CONTRIBUTING.md says how", file(version.group(1)))
        .isTrue();
    assertThat(releases()).isNotEmpty();
  }

  private static Path file(String release) {
    return RELEASES.resolve(release + ".sql");
  }

  private void assertDiffers(String change, boolean expected) throws Exception {
    List<String> recorded = Files.readAllLines(releases().toList().getLast());
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(change);
    }
    assertThat(!replayed(recorded).equals(recorded)).as(change).isEqualTo(expected);
  }

  private static void record(Path file) throws IOException, SQLException {
    Watched watched = new Watched();
    try (Confirmations confirmations = new Confirmations(watched.sql(node))) {
      Operations.on(watched.sql(node), confirmations).forEach(Runnable::run);
    }
    try (Connection connection = node.bean(DataSource.class).getConnection()) {
      connection.setAutoCommit(false);
      Files.createDirectories(file.getParent());
      Files.write(file, replayed(connection, watched.statements()));
      connection.rollback();
    }
    node.sql()
        .execute("truncate users, letters, sessions, throttle_buckets, known_networks cascade");
  }

  private List<String> replayed(List<String> recorded) throws SQLException {
    return replayed(connection, recorded.stream().filter(line -> !line.startsWith("--")).toList());
  }

  /** Each statement with its results, up to the first that fails. */
  private static List<String> replayed(Connection connection, List<String> statements)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("set local timezone = 'UTC'");
      for (String sql : statements) {
        lines.add(sql);
        try {
          lines.addAll(results(statement, statement.execute(sql)));
        } catch (SQLException refused) {
          lines.add("-- " + refused.getMessage());
          return lines;
        }
      }
    }
    return lines;
  }

  private static List<String> results(Statement statement, boolean rows) throws SQLException {
    if (!rows) {
      return List.of("-- rows: " + statement.getUpdateCount());
    }
    List<String> lines = new ArrayList<>();
    try (ResultSet row = statement.getResultSet()) {
      while (row.next()) {
        StringJoiner line = new StringJoiner(" | ", "-- ", "");
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          line.add(row.getString(i));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }
}
