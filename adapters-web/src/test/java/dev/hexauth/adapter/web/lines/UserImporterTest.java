package dev.hexauth.adapter.web.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.hexauth.application.ExportUsers;
import dev.hexauth.application.ImportUsers;
import dev.hexauth.application.ImportUsers.Outcome;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The form of the operator's files. */
final class UserImporterTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.123456Z");
  private static final String HASH = "$2b$12$N9qo8uLOickgx2ZMRZoMyeapfzHp47vqd3HHB31mGdP1b4S74jNHa";
  private static final String ID = "0190a1b2-c3d4-4e5f-8a9b-0123456789ab";

  private final List<MovedUser> imported = new ArrayList<>();
  private final StringBuilder report = new StringBuilder();
  private Outcome outcome = Outcome.ADDED;

  private ImportTotals read(byte[] file) {
    ImportUsers useCase =
        command -> {
          imported.addAll(command.users());
          return new ImportUsers.Result.Imported(
              command.users().stream().map(_ -> outcome).toList());
        };
    try {
      return new UserImporter(useCase, InstantSource.fixed(NOW))
          .read(new ByteArrayInputStream(file), false, report, (_, _) -> {});
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ImportTotals read(String file) {
    return read(file.getBytes(UTF_8));
  }

  private static String line(String more) {
    return "{\"name\":\"Ada\",\"email\":\"Ada@Example.com\",\"passwordHash\":\""
        + HASH
        + "\""
        + more
        + "}";
  }

  @Test
  void what_is_not_said_has_the_defaults_of_a_registration() {
    assertThat(read(line(""))).isEqualTo(new ImportTotals(1, 0, 0));
    MovedUser moved = imported.getFirst();
    assertThat(moved.hash()).isEqualTo(new PasswordHash(HASH));
    assertThat(moved.kept())
        .isEqualTo(
            KeptUser.active(
                User.register(
                    moved.user().id(),
                    new UserName("Ada"),
                    new EmailAddress("ada@example.com"),
                    Photo.DEFAULT,
                    Language.ENGLISH,
                    NOW)));
    assertThat(moved.user().id().value().version()).isEqualTo(8);
    assertThat(moved.user().id().value().variant()).isEqualTo(2);
  }

  @Test
  void everything_can_be_said_and_null_says_nothing() {
    read(
        line(
            ",\"id\":\""
                + ID.toUpperCase(Locale.ROOT)
                + "\",\"photo\":\"\",\"role\":\"admin\",\"verified\":true,\"language\":\"de\","
                + "\"createdAt\":\"2020-01-01T02:00:00+02:00\","
                + "\"updatedAt\":\"2021-01-01T00:00:00.1234567Z\","
                + "\"disabledAt\":\"2022-01-01T00:00:00Z\""));
    read(
        line(
            ",\"id\":null,\"photo\":null,\"role\":null,\"verified\":null,\"language\":null,"
                + "\"createdAt\":null,\"updatedAt\":null,\"disabledAt\":null"));

    assertThat(report).isEmpty();
    assertThat(imported.getFirst().kept())
        .isEqualTo(
            KeptUser.disabled(
                new User(
                    new UserId(UUID.fromString(ID)),
                    new UserName("Ada"),
                    new EmailAddress("ada@example.com"),
                    new Photo(""),
                    Role.ADMIN,
                    true,
                    Language.GERMAN,
                    Instant.parse("2020-01-01T00:00:00Z"),
                    Instant.parse("2021-01-01T00:00:00.123456Z")),
                Instant.parse("2022-01-01T00:00:00Z")));
    assertThat(imported.getLast().user().role()).isEqualTo(Role.USER);
    assertThat(imported.getLast().kept().disabledAt()).isEmpty();
  }

  @Test
  void an_id_that_is_made_is_that_of_the_address_and_the_hash() {
    read(line("") + "\n" + line(",\"verified\":true").replace("Ada@Example", "ADA@EXAMPLE"));
    read(line("").replace("Ada@", "eve@") + "\n" + line("").replace(HASH, HASH + "x"));
    List<UserId> ids = imported.stream().map(moved -> moved.user().id()).toList();
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    assertThat(ids.subList(1, 4)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {                                        | it is not JSON in UTF-8
          []                                       | it is not a JSON object
          null                                     | it is not a JSON object
          x                                        | it is not JSON in UTF-8
          {}{}                                     | it has more than one JSON object
          {} x                                     | it is not JSON in UTF-8
          {}                                       | email is missing
          {"a":1}                                  | it has the unknown field a
          {"name":"a","name":"b"}                  | name is given twice
          {"name":"a","n\\u0061me":"b"}            | name is given twice
          {"name":null,"name":"b"}                 | name is given twice
          {"name":1}                               | name is not a string
          {"name":{"a":"b"}}                       | name is not a string
          {"verified":"true"}                      | verified is not true or false
          {"verified":1}                           | verified is not true or false
          {'name':'a'}                             | it is not JSON in UTF-8
          {"email":"ada"}                          | email is not an e-mail address
          {"email":"\\u212aate@example.com"}       | email is not an e-mail address
          {"email":null}                           | email is missing
          {"email":"a@example.com"}                | passwordHash is missing
          """)
  void a_line_that_is_no_user_is_refused_with_the_reason(String line, String reason) {
    assertThat(read(line)).isEqualTo(new ImportTotals(0, 0, 1));
    assertThat(report).hasToString("line 1: " + reason + "\n");
    assertThat(imported).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          "id":"7"                                 | id is not a UUID
          "id":"0190a1b2c3d44e5f8a9b0123456789ab"  | id is not a UUID
          "photo":"\\u0000"                        | photo has a character that is not allowed
          "role":"root"                            | role is not user or admin
          "role":"Admin"                           | role is not user or admin
          "language":"fr"                          | language is not en or de; leave it out
          "createdAt":"2020-01-01"                 | createdAt is not a time with an offset from UTC, as 2026-11-28T12:00:00Z
          "createdAt":"2020-01-01T00:00:00"        | createdAt is not a time with an offset from UTC, as 2026-11-28T12:00:00Z
          "updatedAt":"1577836800"                 | updatedAt is not a time with an offset from UTC, as 2026-11-28T12:00:00Z
          "createdAt":"1969-12-31T23:59:59Z"       | createdAt is before 1970 or in the future
          "updatedAt":"2026-11-30T00:00:00Z"       | updatedAt is before 1970 or in the future
          "disabledAt":"+999999999-01-01T00:00:00Z"| disabledAt is before 1970 or in the future
          """)
  void a_value_that_is_none_is_refused_with_the_reason(String field, String reason) {
    read(line("," + field));
    assertThat(report).hasToString("line 1: " + reason + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ""               | name is empty
          "  "             | name is empty
          "\\u0000"        | name has a character that is not allowed
          "\\ud800"        | name has a character that is not allowed
          "a\\u202eb"      | name has a character that is not allowed
          null             | name is missing
          """)
  void a_name_that_nobody_can_register_is_refused(String name, String reason) {
    read(line("").replace("\"Ada\"", name));
    assertThat(report).hasToString("line 1: " + reason + "\n");
  }

  @Test
  void a_name_or_photo_that_is_too_long_is_refused() {
    read(line("").replace("\"Ada\"", "\"" + "a".repeat(256) + "\""));
    read(line(",\"photo\":\"" + "a".repeat(256) + "\""));
    read(line(",\"photo\":\"" + "a".repeat(255) + "\""));
    assertThat(report).hasToString("line 1: name is too long\nline 1: photo is too long\n");
  }

  @Test
  void lines_are_counted_as_an_editor_counts_them_and_blank_ones_do_not_matter() {
    byte[] file = ("\ufeff" + line("") + "\r\n\n \t\r\n{}\n" + line("") + "\n").getBytes(UTF_8);
    assertThat(read(file)).isEqualTo(new ImportTotals(2, 0, 1));
    assertThat(report).hasToString("line 4: email is missing\n");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    byte[] file = line("").getBytes(UTF_8);
    file[10] = (byte) 0xff;
    read(file);
    read(line("").getBytes(StandardCharsets.UTF_16LE));
    assertThat(report.toString())
        .startsWith("line 1: it is not JSON in UTF-8\nline 1: it is not JSON in UTF-8\n");
    assertThat(imported).isEmpty();
  }

  @Test
  void a_line_that_is_too_long_is_refused_and_the_next_one_is_imported() {
    String longName = line("").replace("Ada\"", "a".repeat(20_000) + "\"");
    assertThat(read(longName + "\n" + line(""))).isEqualTo(new ImportTotals(1, 0, 1));
    assertThat(report).hasToString("line 1: it has more than 16384 bytes\n");
  }

  @ParameterizedTest
  @EnumSource
  void no_report_has_a_value_of_the_line(Outcome of) {
    outcome = of;
    read(line(",\"photo\":\"secret\"") + "\n" + line(",\"secret-photo\":1") + "\n{\"" + HASH);
    read("{\"" + HASH + "\":1}\n{\"email\":\"" + HASH + "\",\"name\":\"secret\"}");
    assertThat(report).doesNotContain("secret", HASH.substring(8), "example.com");
  }

  @Test
  void the_outcome_of_each_line_is_counted_and_reported_in_order() {
    StringBuilder file = new StringBuilder();
    IntStream.range(0, 2_500).forEach(i -> file.append(i % 10 == 0 ? "{}" : line("")).append('\n'));
    outcome = Outcome.EMAIL_TAKEN;
    assertThat(read(file.toString())).isEqualTo(new ImportTotals(0, 0, 2_500));
    List<String> lines = report.toString().lines().toList();
    assertThat(lines).hasSize(2_500);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i))
          .isEqualTo(
              "line "
                  + (i + 1)
                  + (i % 10 == 0
                      ? ": email is missing"
                      : ": another user has this e-mail address"));
    }
    outcome = Outcome.ALREADY_THERE;
    assertThat(read(file.toString())).isEqualTo(new ImportTotals(0, 2_250, 250));
  }

  @Test
  void no_sequence_of_bytes_causes_anything_but_a_refusal() {
    Random random = new Random(20_261_128);
    byte[] good = line(",\"id\":\"" + ID + "\",\"verified\":true").getBytes(UTF_8);
    for (int i = 0; i < 3_000; i++) {
      byte[] file = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int change = random.nextInt(3); change >= 0; change--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(file).added()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void what_is_exported_is_imported() throws IOException {
    List<MovedUser> users =
        IntStream.range(0, 3)
            .mapToObj(i ->
                new MovedUser(
                    new KeptUser(
                        new User(
                            new UserId(new UUID(i, -i)),
                            new UserName("\"Ada\" \\ \u00e9\ud83d\ude00 </script>"),
                            new EmailAddress("ada" + i + "@example.com"),
                            new Photo(""),
                            i % 2 == 0 ? Role.USER : Role.ADMIN,
                            i == 1,
                            i % 2 == 0 ? Language.ENGLISH : Language.GERMAN,
                            NOW.minusSeconds(i),
                            NOW),
                        i == 2 ? Optional.of(NOW) : Optional.empty()),
                    new PasswordHash("{hmac-sha384}" + HASH)))
            .toList();
    ExportUsers useCase =
        command ->
            new ExportUsers.Result.Exported(
                users.stream()
                    .filter(user ->
                        command.after().isEmpty()
                            || user.user()
                                    .id()
                                    .toString()
                                    .compareTo(command.after().get().toString())
                                > 0)
                    .limit(2)
                    .toList());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(new UserExporter(useCase).write(file)).isEqualTo(3);
    assertThat(file.toString(UTF_8)).endsWith("}\n").hasLineCount(3);

    assertThat(read(file.toByteArray())).isEqualTo(new ImportTotals(3, 0, 0));
    assertThat(imported).isEqualTo(users);
  }

  @Test
  void an_output_that_cannot_be_written_is_an_error() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    MovedUser user = new MovedUser(KeptUser.active(imported()), new PasswordHash(HASH));
    assertThatIOException()
        .isThrownBy(() ->
            new UserExporter(_ -> new ExportUsers.Result.Exported(List.of(user))).write(broken));
  }

  private User imported() {
    read(line(""));
    return imported.getLast().user();
  }

  @Test
  void no_user_is_no_line() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(new UserExporter(_ -> new ExportUsers.Result.Exported(List.of())).write(file))
        .isZero();
    assertThat(file.size()).isZero();
  }
}
