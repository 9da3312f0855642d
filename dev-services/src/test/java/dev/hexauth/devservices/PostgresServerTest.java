package dev.hexauth.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

  private final ServiceUser user = ServiceUser.current();
  private Path folder = Path.of("");

  @BeforeEach
  void make_a_folder() throws IOException {
    folder = Folders.ephemeral("test", user);
    Folders.open(folder);
  }

  @AfterEach
  void delete_it() {
    Folders.delete(folder);
  }

  @Test
  void an_ephemeral_server_is_postgresql_18_in_utf_8() throws SQLException {
    try (PostgresServer server = PostgresServer.ephemeral()) {
      PostgresDatabase database = server.newDatabase();

      assertThat(server.version()).startsWith("PostgreSQL 18.");
      assertThat(ask(database, "show server_version")).startsWith("18.");
      assertThat(ask(database, "show server_encoding")).isEqualTo("UTF8");
      assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(database, "select upper('äé')")).isEqualTo("ÄÉ");
    }
  }

  @Test
  void an_ephemeral_server_leaves_no_process_and_no_file_behind() {
    PostgresServer server = PostgresServer.ephemeral();
    long pid = server.pid().orElseThrow();
    Path data = server.data();

    server.close();
    server.close();

    assertThat(new DetachedProcess(pid).isAlive()).isFalse();
    assertThat(data).doesNotExist();
    assertThatThrownBy(server::start).isInstanceOf(DevServicesException.class);
  }

  @Test
  void two_servers_and_two_databases_share_nothing() throws SQLException {
    try (PostgresServer one = PostgresServer.ephemeral();
        PostgresServer other = PostgresServer.ephemeral()) {
      PostgresDatabase database = one.newDatabase();
      tell(database, "create table only_here()");

      assertThat(one.database().port()).isNotEqualTo(other.database().port());
      assertThat(ask(other.database(), "select to_regclass('only_here')")).isNull();
      assertThat(ask(one.newDatabase(), "select to_regclass('only_here')")).isNull();
    }
  }

  @Test
  void a_stopped_server_refuses_connections_and_comes_back_with_port_and_data()
      throws SQLException {
    try (PostgresServer server = PostgresServer.ephemeral()) {
      PostgresDatabase database = server.newDatabase();
      tell(database, "create table kept as select 42 as answer");

      server.stop();
      assertThat(server.isRunning()).isFalse();
      assertThatThrownBy(() -> ask(database, "select 1")).isInstanceOf(SQLException.class);

      server.start();
      assertThat(ask(database, "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void a_paused_server_hangs_and_goes_on_or_can_be_stopped() throws SQLException {
    try (PostgresServer server = PostgresServer.ephemeral();
        Connection connection = connect(server.database());
        Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 5_000);

      server.pause();
      assertThatThrownBy(() -> FreshDatabases.connect(server.database(), 1))
          .isInstanceOf(SQLException.class);
      assertThat(server.isRunning()).isTrue();

      server.resume();
      assertThat(statement.execute("select 1")).isTrue();
      assertThat(ask(server.database(), "select 1")).isEqualTo("1");

      server.pause();
      server.stop();
      assertThat(server.isRunning()).isFalse();
    }
  }

  @Test
  void kept_data_and_port_survive_a_restart() throws SQLException {
    int port;
    try (PostgresServer server = PostgresServer.keptIn(folder)) {
      port = server.database().port();
      tell(server.database(), "create table kept as select 42 as answer");
    }
    try (PostgresServer server = PostgresServer.keptIn(folder)) {
      assertThat(server.database().port()).isEqualTo(port);
      assertThat(ask(server.database(), "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void a_server_that_was_killed_starts_again_with_its_data() throws SQLException {
    try (PostgresServer server = PostgresServer.keptIn(folder)) {
      tell(server.database(), "create table kept as select 42 as answer");
      tell(server.database(), "checkpoint");
      DetachedProcess process = new DetachedProcess(server.pid().orElseThrow());
      process.signal("KILL");
      assertThat(Wait.until(Duration.ofSeconds(5), () -> !process.isAlive())).isTrue();

      server.start();

      assertThat(ask(server.database(), "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void a_pid_file_that_names_another_process_is_not_believed() throws Exception {
    try (PostgresServer server = PostgresServer.keptIn(folder)) {
      server.stop();
      Path file = server.data().resolve("postmaster.pid");
      String me = String.valueOf(ProcessHandle.current().pid());
      Files.writeString(file, me + "\n" + server.data() + "\n1\n5432\n\n127.0.0.1\n1 1\nready\n");

      assertThat(server.isRunning()).isFalse();
      server.start();

      assertThat(server.pid().orElseThrow()).isNotEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void a_killed_jvm_leaves_a_server_that_the_next_one_joins_and_stops() throws Exception {
    long left = ChildJvm.startedAndKilled("postgres", folder);
    DetachedProcess process = new DetachedProcess(left);
    assertThat(process.isAlive()).isTrue();

    try (PostgresServer server = PostgresServer.keptIn(folder)) {
      assertThat(server.pid()).contains(left);
      assertThat(ask(server.database(), "select 1")).isEqualTo("1");
    }
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void a_server_that_two_jvms_use_is_stopped_by_the_last() throws Exception {
    try (ChildJvm other = ChildJvm.start("postgres", folder)) {
      DetachedProcess process = new DetachedProcess(other.pid());

      try (PostgresServer joined = PostgresServer.keptIn(folder)) {
        assertThat(joined.pid()).contains(other.pid());
      }
      assertThat(process.isAlive()).isTrue();

      other.endInGoodOrder();
      assertThat(process.isAlive()).isFalse();
    }
  }

  @Test
  void an_ephemeral_server_of_a_killed_jvm_goes_with_the_next_start() throws Exception {
    long left = ChildJvm.startedAndKilled("ephemeral-postgres", folder);

    PostgresServer.ephemeral().close();

    assertThat(new DetachedProcess(left).isAlive()).isFalse();
  }

  @Test
  void data_of_another_major_version_are_refused_in_a_sentence() throws IOException {
    PostgresServer.keptIn(folder).close();
    Files.writeString(folder.resolve("postgres/data/PG_VERSION"), "17\n");

    assertThatThrownBy(() -> PostgresServer.keptIn(folder))
        .isInstanceOf(DevServicesException.class)
        .hasMessageContaining("was written by PostgreSQL 17")
        .hasMessageContaining("remove the folder");
  }

  private static Connection connect(PostgresDatabase database) throws SQLException {
    return FreshDatabases.connect(database);
  }

  private static void tell(PostgresDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(PostgresDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
