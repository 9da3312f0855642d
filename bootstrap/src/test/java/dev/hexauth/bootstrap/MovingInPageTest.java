package dev.hexauth.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;

/** The statement of docs/moving-in.md, on a database of the tutorial. */
final class MovingInPageTest {

  private static final Path PAGE = Path.of("../docs/moving-in.md");

  /** As TypeORM makes it of the tutorial's entities. */
  private static final String TUTORIAL =
      """
      create type users_role_enum as enum ('user', 'admin');
      create table users (
        id uuid not null default gen_random_uuid() primary key,
        created_at timestamp not null default now(),
        updated_at timestamp not null default now(),
        name character varying not null,
        email character varying not null unique,
        password character varying not null,
        role users_role_enum not null default 'user',
        photo character varying not null default 'default.png',
        verified boolean not null default false,
        "verificationCode" text unique
      );
      insert into users (id, name, email, password, verified, created_at, updated_at) values
        ('6a1b6a0e-5d0c-4d0e-9f0a-3f1f0e2d4c5b', E'Ada "Lovelace" \\\\ \\u00e9'' x',
         'ada@tutorial.example', 'HASH', true, '2023-01-02 03:04:05.678', '2023-01-03 00:00:00'),
        (default, 'Grace', 'Grace@Tutorial.Example', 'HASH', false, default, default);
      insert into users (name, email, password, role) values
        ('Root', 'root@tutorial.example', 'HASH', 'admin');
      """;

  /** Made by the tutorial's bcryptjs, of the password "password123". */
  private static final String HASH = "$2a$12$cYrlsJQ8RvseaJEQBQa5..ZHIYlvhVYfJqA74Kz/hYTABRo5nLteu";

  @TempDir private Path folder;

  @Test
  void the_users_of_the_tutorial_move_in_by_the_statement_of_the_page_and_log_in()
      throws IOException, SQLException {
    PostgresDatabase tutorial = TestServices.newPostgresDatabase();
    Rows.change(tutorial, TUTORIAL.replace("HASH", HASH));
    List<String> lines = Rows.texts(tutorial, statement());
    assertThat(lines).hasSize(3).noneMatch(line -> line.contains("\n"));

    PostgresDatabase database = TestServices.newPostgresDatabase();
    assertThat(imported(database, lines, false)).as("with an admin").isEqualTo(1);
    assertThat(imported(database, lines, true)).isZero();

    try (Assembly assembly = Assembly.start(StoreSettings.postgres(database))) {
      for (String email : List.of("grace@tutorial.example", "root@tutorial.example")) {
        assertThat(login(assembly, email).status()).as(email).isEqualTo(200);
      }
      Reply login = login(assembly, "ada@tutorial.example").succeeded(200);
      JsonNode ada =
          assembly
              .api()
              .me(login.cookie("access_token"))
              .succeeded(200)
              .json()
              .path("data")
              .path("user");
      assertThat(ada.path("id").asString()).isEqualTo("6a1b6a0e-5d0c-4d0e-9f0a-3f1f0e2d4c5b");
      assertThat(ada.path("name").asString()).isEqualTo("Ada \"Lovelace\" \\ \u00e9' x");
      assertThat(ada.path("createdAt").asString()).isEqualTo("2023-01-02T03:04:05.678Z");
      assertThat(ada.path("updatedAt").asString()).isEqualTo("2023-01-03T00:00:00.000Z");
    }
    assertThat(Rows.texts(database, "select verified::text from users order by email"))
        .containsExactly("true", "false", "false");
  }

  private static Reply login(Assembly assembly, String email) {
    return assembly
        .api()
        .post("/api/auth/login", Map.of("email", email, "password", "password123"))
        .send();
  }

  /** What the page gives to psql. */
  private static String statement() throws IOException {
    Matcher command =
        Pattern.compile("psql \"\\$TUTORIAL_DATABASE\" -XAt [^\"]*-c \"([^\"]*)\" \\| java")
            .matcher(Files.readString(PAGE));
    assertThat(command.find()).as("the command of the page").isTrue();
    return command.group(1);
  }

  private int imported(PostgresDatabase database, List<String> lines, boolean admins) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(StoreSettings.postgres(database));
    SpringApplication application = Moving.application();
    Assembly.confine(application, settings, new SettableClock());
    String report = folder.resolve("report.txt").toString();
    return new ImportUsersCommand("-", report, admins)
        .run(new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)), application);
  }
}
