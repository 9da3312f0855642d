package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DevServicesEnvironmentPostProcessorTest {

  private Path folder = Path.of("");

  @BeforeEach
  void make_a_folder() throws IOException {
    folder = Folders.ephemeral("test", ServiceUser.current());
    Folders.open(folder);
  }

  @AfterEach
  void delete_it() {
    Folders.delete(folder);
  }

  @Test
  void an_application_in_development_gets_kept_stores_that_end_with_it() throws Exception {
    String[] answer = run("--spring.profiles.active=development").split("\\|", -1);

    assertThat(answer[0]).startsWith("jdbc:postgresql://127.0.0.1:").endsWith("/hexauth");
    assertThat(answer[1]).startsWith("redis://127.0.0.1:").endsWith("/0");
    assertThat(answer[2]).startsWith("PostgreSQL 18.").contains("embedded, data in " + folder);
    assertThat(answer[3]).startsWith("Redis 7.").contains("embedded, data in " + folder);
    assertThat(answer[4]).isEqualTo(folder.toString());
    assertThat(answer[5]).isEqualTo("127.0.0.1");
    assertThat(answer[6]).matches("[0-9]+");
    assertThat(answer[7]).startsWith("http://localhost:").endsWith(remembered());
    assertThat(PostmasterPid.of(folder.resolve("postgres/data"))).isEmpty();
    assertThat(folder.resolve("postgres/data/PG_VERSION")).exists();
    assertThat(folder.resolve("redis/pid")).doesNotExist();
  }

  @Test
  void configured_stores_are_left_alone() {
    assertThat(
            processed(
                Map.of(
                    "spring.profiles.active", "development",
                    "POSTGRES_HOST", "db",
                    "spring.data.redis.url", "redis://cache",
                    "EMAIL_HOST", "relay")))
        .isEqualTo("-|redis://cache|-|-|" + folder + "|relay|-|-");
  }

  @Test
  void stores_that_nothing_asks_for_are_not_started() {
    assertThat(
            processed(
                Map.of(
                    "spring.profiles.active", "development",
                    "hexauth.users", "memory",
                    "hexauth.sessions", "memory",
                    "EMAIL_HOST", "relay")))
        .isEqualTo("-|-|-|-|" + folder + "|relay|-|-");
  }

  @Test
  void sessions_on_postgresql_need_no_redis() {
    assertThat(
            processed(
                Map.of(
                    "spring.profiles.active", "development",
                    "REDIS_URL", "",
                    "POSTGRES_HOST", "db",
                    "hexauth.sessions", "postgres",
                    "EMAIL_HOST", "relay")))
        .isEqualTo("-|-|-|-|" + folder + "|relay|-|-");
  }

  @Test
  void no_other_profile_starts_anything() {
    assertThat(processed(Map.of("spring.profiles.active", "production")))
        .isEqualTo("-|-|-|-|" + folder + "|-|-|-");
  }

  private String remembered() throws IOException {
    return ":" + Files.readString(folder.resolve("mail/port"));
  }

  private String processed(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("given", properties));
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource("folder", Map.of("dev-services.directory", folder.toString())));
    new DevServicesEnvironmentPostProcessor()
        .postProcessEnvironment(environment, new SpringApplication());
    assertThat(folder.resolve("postgres")).doesNotExist();
    assertThat(folder.resolve("redis")).doesNotExist();
    assertThat(folder.resolve("mail")).doesNotExist();
    return DevelopmentApplication.describe(environment);
  }

  /** The output of the application, run to its end in a separate JVM. */
  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(DevelopmentApplication.class.getName());
    command.add("--dev-services.directory=" + folder);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.outputWriter(UTF_8).close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.strip();
  }
}
