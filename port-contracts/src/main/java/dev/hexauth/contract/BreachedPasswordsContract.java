package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What all {@link BreachedPasswords} guarantee: they include the breached passwords in any
 * canonical form, and none that are merely longer, shorter or similar.
 *
 * <p>Whether letter case distinguishes passwords is not specified.
 */
public interface BreachedPasswordsContract {

  /** A list of exactly {@code breached}. */
  BreachedPasswords of(List<RawPassword> breached);

  /** The list on an engine that the test can take away. Empty if it is in memory. */
  default Optional<Outage<BreachedPasswords>> outage() {
    return Optional.empty();
  }

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    RawPassword password = new RawPassword("password");
    Map<String, Consumer<BreachedPasswords>> operations =
        Map.of("include", breached -> breached.include(password));
    outage().ifPresent(new OutageCheck<>("list of breached passwords", operations)::passes);
  }

  @Test
  default void every_breached_password_is_included() {
    List<RawPassword> known =
        passwords("password", "12345678", " ", "a".repeat(200), "a\nb", "#1:");
    assertThat(known).allMatch(of(known)::include);
  }

  @Test
  default void similar_passwords_are_not_included() {
    BreachedPasswords breached = of(passwords("password", "12345678"));
    assertThat(
            passwords(
                "passwor",
                "password ",
                " password",
                "assword",
                "password1",
                "passw\u00f6rd",
                "",
                "1",
                "123456789",
                "password\n12345678",
                "12345678\npassword",
                "passw0rd",
                "p",
                "*",
                "."))
        .noneMatch(breached::include);
  }

  @Test
  default void an_empty_list_includes_no_password() {
    assertThat(passwords("password", "", " ", "12345678")).noneMatch(of(List.of())::include);
  }

  @Test
  default void canonical_forms_are_the_same_password() {
    List<String> texts = UnicodeTexts.random(21, 200).toList();
    BreachedPasswords breached =
        of(texts.stream().map(UnicodeTexts::composed).distinct().map(RawPassword::new).toList());
    assertThat(texts.stream().map(UnicodeTexts::forms).flatMap(List::stream))
        .allMatch(form -> breached.include(new RawPassword(form)));
  }

  @Test
  default void a_long_list_includes_its_passwords_and_no_others() {
    List<RawPassword> known = numbered(0, 3000, 2);
    BreachedPasswords breached = of(known);
    assertThat(known).allMatch(breached::include);
    assertThat(numbered(1, 3001, 2)).noneMatch(breached::include);
  }

  @Test
  default void simultaneous_callers_get_their_own_answers() {
    BreachedPasswords breached = of(numbered(0, 100, 2));
    List<Boolean> answers =
        Race.of(16).run(i -> breached.include(new RawPassword("password " + i)));
    assertThat(answers.stream().filter(included -> included)).hasSize(8);
  }

  private static List<RawPassword> numbered(int from, int to, int step) {
    return IntStream.iterate(from, i -> i < to, i -> i + step)
        .mapToObj(i -> new RawPassword("password " + i))
        .toList();
  }

  private static List<RawPassword> passwords(String... texts) {
    return Stream.of(texts).map(RawPassword::new).toList();
  }
}
