package dev.hexauth.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.adapter.web.lines.ImportTotals;
import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands that move users in and out, with a real PostgreSQL, and logins afterwards. */
@ExtendWith(OutputCaptureExtension.class)
final class MovingUsersTest {

  /** Of the password "password123". */
  private static final String BCRYPTJS =
      "$2a$12$cYrlsJQ8RvseaJEQBQa5..ZHIYlvhVYfJqA74Kz/hYTABRo5nLteu";

  /** PHP's manual, {@code password_verify}: of "rasmuslerdorf". */
  private static final String PHP = "$2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq";

  /** The reference implementation of Argon2: of "password". */
  private static final String ARGON2ID =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private static PostgresDatabase database;
  private static Assembly assembly;
  private static ConfigurableApplicationContext context;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    database = TestServices.newPostgresDatabase();
    assembly = Assembly.start(Letters.on(StoreSettings.patient(StoreSettings.postgres(database))));
    context = Moving.start(application(StoreSettings.postgres(database)));
  }

  @AfterAll
  static void stop() {
    context.close();
    assembly.close();
  }

  @BeforeEach
  void nobody_is_there() throws SQLException {
    Rows.change(database, "delete from users");
  }

  private static SpringApplication application(Map<String, String> stores) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(stores);
    settings.put("hexauth.password.bcrypt-cost", "4");
    settings.put("logging.level.hexauth", "info");
    SpringApplication application = Moving.application();
    Assembly.confine(application, settings, new SettableClock());
    return application;
  }

  private static String line(String email, String hash, String more) {
    return "{\"name\":\"Ada\",\"email\":\"%s\",\"passwordHash\":\"%s\"%s}\n"
        .formatted(email, hash, more);
  }

  /** The exit code for a file with {@code lines}. */
  private int imported(String lines, String... more) {
    return imported(new ByteArrayInputStream(lines.getBytes(UTF_8)), more);
  }

  private int imported(InputStream input, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--import-users=-");
    arguments.add("--import-report=" + report());
    return ImportUsersCommand.in(arguments.toArray(String[]::new)).orElseThrow().in(context, input);
  }

  private Path report() {
    return folder.resolve("report.txt");
  }

  private static String exported() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ExportUsersCommand.in(context, new PrintStream(file, true, UTF_8))).isZero();
    return file.toString(UTF_8);
  }

  private static Reply login(String email, String password) {
    return assembly
        .api()
        .post("/api/auth/login", Map.of("email", email, "password", password))
        .send();
  }

  private static long users() throws SQLException {
    return Rows.in(database, "users");
  }

  @Test
  @Tag("ASVS-11.4.2")
  void users_of_other_software_log_in_with_their_old_password_and_the_hash_is_upgraded()
      throws SQLException {
    Map<String, List<String>> known =
        Map.of(
            "node@example.com", List.of(BCRYPTJS, "password123"),
            "php@example.com", List.of(PHP, "rasmuslerdorf"),
            "argon2@example.com", List.of(ARGON2ID, "password"));
    assertThat(
            imported(
                known.entrySet().stream()
                    .map(entry -> line(entry.getKey(), entry.getValue().getFirst(), ""))
                    .collect(Collectors.joining())))
        .isZero();

    known.forEach((email, hashAndPassword) -> {
      login(email, "wrong horse").failed(400, "Invalid email or password");
      login(email, hashAndPassword.getLast()).succeeded(200);
    });

    assertThat(exported()).doesNotContain(BCRYPTJS, PHP, ARGON2ID);
    assertThat(exported().lines()).hasSize(3).allMatch(line -> line.contains("\"$2b$04$"));
    known.forEach(
        (email, hashAndPassword) -> login(email, hashAndPassword.getLast()).succeeded(200));
    assertThat(Rows.in(database, "letters where kind = 'VERIFY_ADDRESS'")).isZero();
  }

  @Test
  void a_disabled_user_is_imported_and_cannot_log_in_or_register() {
    String email = Account.any().email();
    imported(line(email, BCRYPTJS, ",\"disabledAt\":\"2020-01-01T00:00:00Z\""));
    login(email, "password123").failed(400, "Invalid email or password");
    assembly.api().register(Account.any().withEmail(email)).failed(409);
  }

  @Test
  void what_is_wrong_is_reported_and_the_others_go_in(CapturedOutput log) throws Exception {
    Account there = Account.any();
    assembly.api().register(there).succeeded(201);
    String id = "\",\"id\":\"0190a1b2-c3d4-4e5f-8a9b-0123456789ab";
    String file =
        line("good@example.com", BCRYPTJS, "")
            + "nonsense\n"
            + line("bad", BCRYPTJS, "")
            + line("a@example.com", BCRYPTJS.substring(1), "")
            + line("b@example.com", BCRYPTJS.replace("$12$", "$16$"), "")
            + line("c@example.com", BCRYPTJS.replace("$2a$12$", "$2x$12$"), "")
            + line("d@example.com", ARGON2ID.replace("m=256", "m=131073"), "")
            + line("e@example.com", BCRYPTJS + id, "")
            + line("f@example.com", PHP + id, "")
            + line(there.email().toUpperCase(Locale.ROOT), BCRYPTJS, "")
            + line("g@example.com", BCRYPTJS, ",\"role\":\"admin\"")
            + line("h@example.com", BCRYPTJS, ",\"password\":\"" + "x".repeat(20_000) + "\"")
            + line("last@example.com", PHP, "").strip();

    assertThat(imported(file)).isEqualTo(1);

    String outOfBounds =
        "the cost of passwordHash is out of bounds: bcrypt 4 to 15; argon2id m up to 131072, t up"
            + " to 10, p up to 16";
    String unknown = "passwordHash is neither bcrypt ($2a$, $2b$, $2y$) nor argon2id (v=19)";
    assertThat(Files.readAllLines(report()))
        .containsExactly(
            "line 2: it is not JSON in UTF-8",
            "line 3: email is not an e-mail address",
            "line 4: " + unknown,
            "line 5: " + outOfBounds,
            "line 6: " + unknown,
            "line 7: " + outOfBounds,
            "line 9: a user with another e-mail address has this id",
            "line 10: another user has this e-mail address",
            "line 11: the user is an admin; --import-admins imports admins, too",
            "line 12: it has more than 16384 bytes",
            "3 users were added, 0 were already there, 10 lines were refused");
    assertThat(log)
        .contains("3 users were added, 0 were already there, 10 lines were refused")
        .contains("report.txt has their numbers and reasons")
        .doesNotContain(BCRYPTJS.substring(10), ARGON2ID.substring(30));
    assertThat(users()).isEqualTo(4);
    login("last@example.com", "rasmuslerdorf").succeeded(200);
  }

  @Test
  void admins_are_imported_on_demand() {
    String file = line(Account.any().email(), BCRYPTJS, ",\"role\":\"admin\"");
    assertThat(imported(file)).isEqualTo(1);
    assertThat(imported(file, "--import-admins")).isZero();
    assertThat(exported()).contains("\"role\":\"admin\"");
  }

  @Test
  void a_second_run_changes_nothing_and_says_so(CapturedOutput log) throws SQLException {
    String file = IntStream.range(0, 30).mapToObj(i -> anyUser(i)).collect(Collectors.joining());
    assertThat(imported(file)).isZero();
    login("user7@example.com", "password123").succeeded(200);
    String before = exported();

    assertThat(imported(file)).isZero();

    assertThat(log).contains("0 users were added, 30 were already there, 0 lines were refused");
    assertThat(exported()).isEqualTo(before);
    assertThat(users()).isEqualTo(30);
  }

  private static String anyUser(int number) {
    return line("user%d@example.com".formatted(number), BCRYPTJS, "");
  }

  @Test
  void a_run_that_stops_midway_is_completed_by_the_next(CapturedOutput log) throws SQLException {
    String file = IntStream.range(0, 2_500).mapToObj(i -> anyUser(i)).collect(Collectors.joining());
    byte[] half = file.substring(0, file.length() / 2).getBytes(UTF_8);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThat(imported(new SequenceInputStream(new ByteArrayInputStream(half), broken)))
        .isEqualTo(1);

    assertThat(log).contains("were not all imported", "the disk is gone", "run the command again");
    assertThat(users()).isEqualTo(1_000);
    assertThat(imported(file)).isZero();
    assertThat(log).contains("1,500 users were added, 1,000 were already there, 0 lines");
    assertThat(users()).isEqualTo(2_500);
  }

  @Test
  void what_is_exported_is_imported_into_another_installation() {
    assertThat(
            imported(
                line("a@example.com", BCRYPTJS, ",\"role\":\"admin\",\"verified\":true")
                    + line("b@example.com", PHP, ",\"disabledAt\":\"2020-01-01T00:00:00.123456Z\"")
                    + line("c@example.com", ARGON2ID, ",\"language\":\"de\",\"photo\":\"\"")
                        .replace("Ada", "\\\"\\\\ \\u00e9\\ud83d\\ude00"),
                "--import-admins"))
        .isZero();
    String file = exported();
    assertThat(file.lines()).hasSize(3);

    PostgresDatabase other = TestServices.newPostgresDatabase();
    try (ConfigurableApplicationContext next =
        Moving.start(application(StoreSettings.postgres(other)))) {
      var command = new ImportUsersCommand("-", report().toString(), true);
      assertThat(command.in(next, new ByteArrayInputStream(file.getBytes(UTF_8)))).isZero();
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      assertThat(ExportUsersCommand.in(next, new PrintStream(again, true, UTF_8))).isZero();
      assertThat(again.toString(UTF_8)).isEqualTo(file);
    }
  }

  @Test
  void an_output_that_is_closed_is_an_error(CapturedOutput log) {
    imported(anyUser(1));
    PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    closed.close();
    assertThat(ExportUsersCommand.in(context, closed)).isEqualTo(1);
    assertThat(log).contains("not all users were printed");
  }

  @Test
  void a_file_or_report_that_cannot_be_used_is_named(CapturedOutput log) throws Exception {
    Path file = Files.writeString(folder.resolve("users.ndjson"), anyUser(1));
    String nowhere = folder.resolve("no/report.txt").toString();
    assertThat(new ImportUsersCommand(file.toString(), nowhere, false).in(context, noInput()))
        .isEqualTo(1);
    assertThat(log).contains("no/report.txt", "--import-report");
    assertThat(users()).isZero();
    assertThat(new ImportUsersCommand(nowhere, report().toString(), false).in(context, noInput()))
        .isEqualTo(1);
    assertThat(
            new ImportUsersCommand(file.toString(), report().toString(), false)
                .in(context, noInput()))
        .isZero();
    assertThat(users()).isEqualTo(1);
  }

  @Test
  void users_who_would_be_lost_are_not_imported(CapturedOutput log) {
    var command = new ImportUsersCommand("-", report().toString(), false);
    assertThat(command.run(noInput(), application(StoreSettings.memory()))).isEqualTo(1);
    assertThat(log).contains("users would be lost", "hexauth.users=postgres");
  }

  @Test
  void a_command_without_a_file_is_refused(CapturedOutput log) {
    for (String argument : List.of("--import-users", "--import-users=")) {
      assertThat(ImportUsersCommand.in(argument).orElseThrow().run(noInput(), Moving.application()))
          .isEqualTo(1);
    }
    assertThat(log).contains("--import-users=users.ndjson");
  }

  @Test
  void the_commands_are_found_among_other_arguments() {
    assertThat(ImportUsersCommand.in("--a=b", "--import-admins", "--import-users=x=y"))
        .contains(new ImportUsersCommand("x=y", "import-report.txt", true));
    assertThat(ImportUsersCommand.in("--import-admins", "--import-users-of=x")).isEmpty();
    assertThat(ExportUsersCommand.isIn("--a", "--export-users")).isTrue();
    assertThat(ExportUsersCommand.isIn("--export-users=x", "export-users")).isFalse();
  }

  @Test
  void progress_has_the_share_of_a_file_and_the_rate() {
    var totals = new ImportTotals(1_000_000, 200_000, 34);
    assertThat(new ImportProgressLog(Optional.of(200L)).line(82, totals, 40))
        .isEqualTo("41 % of the file: 1,200,034 lines, 30,001 a second, 34 refused");
    assertThat(new ImportProgressLog(Optional.empty()).line(82, totals, 40))
        .isEqualTo("1,200,034 lines, 30,001 a second, 34 refused");
  }

  private static InputStream noInput() {
    return InputStream.nullInputStream();
  }
}
