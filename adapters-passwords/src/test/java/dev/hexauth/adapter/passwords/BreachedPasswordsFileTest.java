package dev.hexauth.adapter.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.contract.BreachedPasswordsContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ASVS-6.2.12")
final class BreachedPasswordsFileTest implements BreachedPasswordsContract {

  /** The SHA-1 of no known text. */
  private static final String NOBODYS = "0".repeat(40) + ":1\n";

  @TempDir private Path directory;

  @Override
  public BreachedPasswords of(List<RawPassword> breached) {
    Stream<String> texts = breached.stream().map(RawPassword::reveal);
    return open(NOBODYS + HashFiles.text(texts, "\n"));
  }

  @Override
  public Optional<Outage<BreachedPasswords>> outage() {
    Path file = HashFiles.write(directory, List.of("a password"));
    return Optional.of(new MovedFile(open(file), file, directory.resolve("elsewhere")));
  }

  /** A list whose file is away for a while. */
  private record MovedFile(BreachedPasswords adapter, Path file, Path elsewhere)
      implements Outage<BreachedPasswords> {

    @Override
    public void cutOff() {
      move(file, elsewhere);
    }

    @Override
    public void restore() {
      move(elsewhere, file);
    }

    @Override
    public void close() {}

    private static void move(Path from, Path to) {
      try {
        Files.move(from, to);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void the_first_the_last_and_all_between_are_found_in_a_file_of_any_size() {
    for (int size = 1; size <= 70; size++) {
      List<String> passwords = numbered(size);
      BreachedPasswords breached = open(HashFiles.text(passwords.stream(), "\r\n"));
      assertThat(passwords).as("%d", size).allMatch(text -> include(breached, text));
      assertThat(include(breached, "password " + size)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void the_last_line_needs_no_end(String end) {
    String text = HashFiles.text(numbered(9).stream(), end);
    BreachedPasswords breached = open(text.stripTrailing());
    assertThat(numbered(9)).allMatch(password -> include(breached, password));
  }

  @Test
  void hashes_may_be_in_lower_case_and_without_counts() {
    String text = HashFiles.text(numbered(100).stream(), "\n").toLowerCase(Locale.ROOT);
    for (String each : List.of(text, text.replaceAll(":\\d+", ""))) {
      BreachedPasswords breached = open(each);
      assertThat(numbered(100)).allMatch(password -> include(breached, password));
      assertThat(include(breached, "password 100")).isFalse();
    }
  }

  @Test
  void letter_case_counts_here() {
    assertThat(include(open(HashFiles.text(Stream.of("secret1"), "\n")), "Secret1")).isFalse();
  }

  @Test
  void of_200_000_any_is_found_and_no_other() {
    BreachedPasswords breached = open(HashFiles.text(numbered(200_000).stream(), "\r\n"));
    for (int i = 0; i < 200_000; i += 199) {
      assertThat(include(breached, "password " + i)).isTrue();
      assertThat(include(breached, "another " + i)).isFalse();
    }
  }

  @Test
  void a_file_that_takes_the_place_of_another_counts_at_once() throws IOException {
    Path file = HashFiles.write(directory, List.of("old password"));
    BreachedPasswords breached = open(file);
    Path next = HashFiles.write(directory, List.of("new password"));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    assertThat(include(breached, "new password")).isTrue();
    assertThat(include(breached, "old password")).isFalse();
  }

  @Test
  void a_file_that_has_become_another_kind_of_file_is_unavailable() throws IOException {
    Path file = HashFiles.write(directory, numbered(10));
    BreachedPasswords breached = open(file);
    Files.writeString(file, "no hash\n".repeat(100));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> include(breached, "password 1"));
  }

  @Test
  void what_is_no_file_is_refused() {
    for (Path path : List.of(directory, directory.resolve("none"))) {
      assertRefused(path, "there is no file that can be read");
    }
  }

  @Test
  void an_empty_file_is_refused() {
    assertRefused("", "it is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "password\n",
        "\ufeff5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:1\n",
        "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD:1\n",
        "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8A:1\n",
        "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:\n",
        "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8 1\n",
        "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:one\n",
        "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:123456789012345678901\n"
      })
  void what_is_no_list_of_hashes_is_refused(String text) {
    String at = "what starts at its byte %d is no SHA-1 hash in hexadecimal and a count";
    assertRefused(text, at.formatted(0));
    String good = HashFiles.text(numbered(40).stream(), "\n");
    assertRefused(good + text, at.formatted(good.length()));
  }

  @Test
  void a_list_in_the_order_of_the_counts_is_refused() {
    List<String> lines = HashFiles.text(numbered(5000).stream(), "\n").lines().toList();
    String reversed = String.join("\n", lines.reversed()) + "\n";
    assertRefusedFor(HashFiles.write(directory, reversed), "are not in hash order");
    String lastFirst = lines.getLast() + "\n" + String.join("\n", lines) + "\n";
    assertRefusedFor(HashFiles.write(directory, lastFirst), "at its bytes 0 and ");
    String firstLast = String.join("\n", lines) + "\n" + lines.getFirst() + "\n";
    assertRefusedFor(HashFiles.write(directory, firstLast), "are not in hash order");
  }

  @Test
  void a_line_without_end_is_refused() {
    assertRefusedFor(HashFiles.write(directory, "a".repeat(10_000)), "at its byte 0 ");
    String good = HashFiles.text(numbered(40).stream(), "\n");
    assertRefusedFor(HashFiles.write(directory, good + "a".repeat(10_000)), "is no SHA-1 hash");
  }

  private BreachedPasswords open(String text) {
    return open(HashFiles.write(directory, text));
  }

  private static BreachedPasswords open(Path file) {
    return new PasswordsConfiguration()
        .breachedPasswords(new BreachedPasswordsSettings(false, Optional.of(file)));
  }

  private void assertRefused(String text, String reason) {
    assertRefused(HashFiles.write(directory, text), reason);
  }

  private static void assertRefused(Path file, String reason) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> open(file))
        .withMessage(file.toAbsolutePath() + ": " + reason);
  }

  private static void assertRefusedFor(Path file, String part) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> open(file))
        .withMessageStartingWith(file + ": ")
        .withMessageContaining(part);
  }

  private static boolean include(BreachedPasswords breached, String password) {
    return breached.include(new RawPassword(password));
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "password " + i).toList();
  }
}
