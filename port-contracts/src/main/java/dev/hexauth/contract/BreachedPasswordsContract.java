package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What all {@link BreachedPasswords} guarantee: they contain the breached passwords in any
 * canonical form, and none that are merely longer, shorter or similar.
 *
 * <p>Whether letter case distinguishes passwords is not specified.
 */
public interface BreachedPasswordsContract {

  /** A list of exactly {@code breached}. */
  BreachedPasswords of(List<RawPassword> breached);

  @Test
  default void what_is_known_is_included() {
    List<RawPassword> known =
        passwords("password", "12345678", " ", "a".repeat(200), "a\nb", "#1:");
    assertThat(known).allMatch(of(known)::include);
  }

  @Test
  default void what_is_part_of_it_or_has_it_as_a_part_is_not() {
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
  default void where_none_is_known_none_is_included() {
    assertThat(passwords("password", "", " ", "12345678")).noneMatch(of(List.of())::include);
  }

  @Test
  default void canonical_forms_are_one_password() {
    List<String> texts = UnicodeTexts.random(21, 200).toList();
    BreachedPasswords breached =
        of(texts.stream().map(UnicodeTexts::composed).distinct().map(RawPassword::new).toList());
    assertThat(texts.stream().map(UnicodeTexts::forms).flatMap(List::stream))
        .allMatch(form -> breached.include(new RawPassword(form)));
  }

  @Test
  default void one_of_many_is_found_and_none_that_is_missing() {
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
