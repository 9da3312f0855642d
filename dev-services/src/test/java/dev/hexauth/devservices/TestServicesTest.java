package dev.hexauth.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServicesTest {

  @Test
  void some_postgresql_is_always_there() throws SQLException {
    PostgresDatabase one = TestServices.newPostgresDatabase();
    PostgresDatabase other = TestServices.newPostgresDatabase();

    assertThat(one.port()).isEqualTo(other.port());
    assertThat(one.name()).isNotEqualTo(other.name());
    try (Connection connection = FreshDatabases.connect(other)) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
    }
  }

  @Test
  void some_redis_is_always_there() throws IOException {
    RedisDatabase one = TestServices.newRedisDatabase();
    RedisDatabase other = TestServices.newRedisDatabase();

    assertThat(one.port()).isEqualTo(other.port());
    assertThat(one.index()).isNotEqualTo(other.index());
    try (RedisClient client = new RedisClient(one.host(), one.port())) {
      assertThat(client.ask("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void given_stores_are_read_from_their_urls() {
    assertThat(TestServices.givenPostgres("postgresql://u:p@db/main"))
        .isEqualTo(new PostgresDatabase("db", 5432, "main", "u", "p"));
    assertThat(TestServices.givenRedis("redis://:secret@cache:6380").uri())
        .isEqualTo("redis://:secret@cache:6380/0");
  }

  @Test
  void a_given_url_that_cannot_be_read_is_refused_by_name() {
    assertThatThrownBy(() -> TestServices.givenPostgres("jdbc:postgresql://db/main"))
        .hasMessageContaining("HEXAUTH_TEST_POSTGRES_URL");
    assertThatThrownBy(() -> TestServices.givenRedis("localhost:6379"))
        .hasMessageContaining("HEXAUTH_TEST_REDIS_URL");
  }

  @Test
  void a_choice_of_services_beats_the_environment() {
    Map<String, String> given = Map.of(TestServices.REDIS_URL, "redis://cache");
    assertThat(TestServices.source(ServiceChoice.AUTO, given, TestServices.REDIS_URL))
        .isEqualTo(ServiceChoice.GIVEN);
    assertThat(TestServices.source(ServiceChoice.ARTIFACTS, given, TestServices.REDIS_URL))
        .isEqualTo(ServiceChoice.ARTIFACTS);
    assertThatThrownBy(
            () -> TestServices.source(ServiceChoice.GIVEN, given, TestServices.POSTGRES_URL))
        .isInstanceOf(DevServicesException.class)
        .hasMessageContaining("HEXAUTH_TEST_POSTGRES_URL is not there");
  }

  @Test
  void a_choice_that_is_none_is_refused_with_the_choices() {
    assertThatThrownBy(() -> ServiceChoice.named("docker"))
        .isInstanceOf(DevServicesException.class)
        .hasMessageContaining("-Dservices=docker")
        .hasMessageContaining("-Dservices=artifacts")
        .hasMessageContaining("-Dservices=containers")
        .hasMessageContaining("-Dservices=given");
  }

  @Test
  void no_printed_form_shows_the_credentials() {
    assertThat(TestServices.givenPostgres("postgresql://u:hunter2@db/main").toString())
        .doesNotContain("hunter2");
    assertThat(TestServices.givenRedis("redis://:hunter2@cache").toString())
        .doesNotContain("hunter2");
  }
}
