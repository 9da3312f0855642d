package dev.hexauth.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void an_ephemeral_server_is_redis_7() throws IOException {
    try (RedisServer server = RedisServer.ephemeral()) {
      assertThat(server.version()).isEqualTo("Redis 7.0.15");
      assertThat(ask(server, "INFO server")).contains("redis_version:7.0.15");
      assertThat(ask(server, "CONFIG GET bind")).isEqualTo("bind\n127.0.0.1");
    }
  }

  @Test
  void an_ephemeral_server_leaves_no_process_and_no_file_behind() {
    RedisServer server = RedisServer.ephemeral();
    long pid = server.pid().orElseThrow();

    server.close();
    server.close();

    assertThat(new DetachedProcess(pid).isAlive()).isFalse();
    assertThat(server.data()).doesNotExist();
  }

  @Test
  void two_servers_at_once_have_their_own_data_and_ports() throws IOException {
    try (RedisServer one = RedisServer.ephemeral();
        RedisServer other = RedisServer.ephemeral()) {
      ask(one, "SET only here");

      assertThat(ask(other, "GET only")).isEmpty();
    }
  }

  @Test
  void every_new_database_is_empty_and_another_one() throws IOException {
    try (RedisServer server = RedisServer.ephemeral()) {
      ask(server, "SELECT 1", "SET left over");

      RedisDatabase one = server.newDatabase();
      RedisDatabase other = server.newDatabase();

      assertThat(one.index()).isNotEqualTo(other.index());
      assertThat(ask(server, "SELECT " + one.index(), "DBSIZE")).isEqualTo("0");
      assertThat(one.uri()).isEqualTo("redis://127.0.0.1:" + one.port() + "/" + one.index());
    }
  }

  @Test
  void a_stopped_server_refuses_connections_and_comes_back_on_its_port() throws IOException {
    try (RedisServer server = RedisServer.ephemeral()) {
      RedisDatabase before = server.database();

      server.stop();
      assertThat(server.isRunning()).isFalse();
      assertThatThrownBy(() -> ask(server, "PING")).isInstanceOf(IOException.class);

      server.start();
      assertThat(server.database()).isEqualTo(before);
      assertThat(ask(server, "PING")).isEqualTo("PONG");
    }
  }

  @Test
  void a_paused_server_hangs_and_goes_on() throws IOException {
    try (RedisServer server = RedisServer.ephemeral()) {
      server.pause();
      assertThatThrownBy(() -> ask(server, "PING")).isInstanceOf(IOException.class);

      server.resume();
      assertThat(ask(server, "PING")).isEqualTo("PONG");
    }
  }

  @Test
  void kept_data_and_port_survive_a_restart() throws IOException {
    RedisDatabase before;
    try (RedisServer server = RedisServer.keptIn(folder)) {
      before = server.database();
      ask(server, "SET answer 42");
    }
    try (RedisServer server = RedisServer.keptIn(folder)) {
      assertThat(server.database()).isEqualTo(before);
      assertThat(ask(server, "GET answer")).isEqualTo("42");
    }
  }

  @Test
  void a_killed_jvm_leaves_a_server_that_the_next_one_joins_and_stops() throws Exception {
    long left = ChildJvm.startedAndKilled("redis", folder);

    try (RedisServer server = RedisServer.keptIn(folder)) {
      assertThat(server.pid()).contains(left);
      assertThat(ask(server, "PING")).isEqualTo("PONG");
    }
    assertThat(new DetachedProcess(left).isAlive()).isFalse();
  }

  @Test
  void an_ephemeral_server_of_a_killed_jvm_goes_with_the_next_start() throws Exception {
    long left = ChildJvm.startedAndKilled("ephemeral-redis", folder);

    RedisServer.ephemeral().close();

    assertThat(new DetachedProcess(left).isAlive()).isFalse();
  }

  private static String ask(RedisServer server, String... commands) throws IOException {
    try (RedisClient client = new RedisClient(server.database().host(), server.database().port())) {
      String answer = "";
      for (String command : commands) {
        answer = client.ask(command);
      }
      return answer;
    }
  }
}
