package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PasswordHasher} guarantees: a hash matches the password that it was made of and
 * no other, of any length and characters, except that canonically equivalent passwords are the same
 * password; no two hashes are equal; a stored form that it does not understand matches nothing and
 * makes it throw nothing; a decoy matches nothing and looks like a new hash.
 *
 * <p>Not specified: how slow a hash is; that all paths take the same time, which is measured and
 * not tested; the stored form; and more than {@value #CALLERS} callers at once.
 */
public interface PasswordHasherContract {

  /** How many callers at once a hasher must serve. */
  int CALLERS = 4;

  /** The claimant for whom the hashes are computed; which one does not matter. */
  Claimant CLAIMANT =
      new Claimant(
          new Network("192.0.2.1"), new EmailAddress("ada@example.com"), Standing.STRANGER);

  /** Passwords that a hasher might confuse. */
  List<String> PASSWORDS =
      List.of(
          "",
          " ",
          "correct horse",
          "correct horse ",
          " correct horse",
          "Correct horse",
          "correct hors\u00e9",
          "correct hors\u00e9\u0301",
          "correct hor\u017fe",
          "\uff43orrect horse",
          "\ud83d\udc34\ud83d\udd0b",
          "\ud83d\udc34",
          "a".repeat(71),
          "a".repeat(72),
          "a".repeat(73),
          "a".repeat(72) + "b",
          "a".repeat(72) + "bc",
          "\u00e4".repeat(36),
          "\u00e4".repeat(36) + "\u00f6",
          "\u00e4".repeat(36) + "\u00fc",
          "a".repeat(255),
          "a".repeat(256),
          "a".repeat(10_000),
          "a".repeat(9_999) + "b");

  /**
   * The hasher to test; the lowest cost is enough. Within one test all calls return hashers that
   * understand each other.
   */
  PasswordHasher hasher();

  /** The hasher on an engine that the test can take away. Empty if it computes in the process. */
  default Optional<Outage<PasswordHasher>> outage() {
    return Optional.empty();
  }

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    RawPassword password = new RawPassword("correct horse");
    Map<String, Consumer<PasswordHasher>> operations =
        Map.of(
            "hash", hasher -> hasher.hash(password, CLAIMANT),
            "matches", hasher -> hasher.matches(password, hasher.decoy(), CLAIMANT));
    outage().ifPresent(new OutageCheck<>("password hashing", operations)::passes);
  }

  @Test
  default void a_hash_matches_its_password_and_no_other() {
    PasswordHasher hasher = hasher();
    for (String password : PASSWORDS) {
      PasswordHash hash = hasher.hash(new RawPassword(password), CLAIMANT);
      assertThat(
              PASSWORDS.stream()
                  .filter(each -> hasher.matches(new RawPassword(each), hash, CLAIMANT)))
          .containsExactly(password);
    }
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-normalization")
  default void a_composed_and_a_decomposed_form_are_the_same_password() {
    for (String composed : List.of("caf\u00e9 noir", "\u00c5ngstr\u00f6m", "\ud55c\uad6d\uc5b4")) {
      for (String hashed : UnicodeTexts.forms(composed)) {
        PasswordHash hash = hasher().hash(new RawPassword(hashed), CLAIMANT);
        assertThat(UnicodeTexts.forms(composed))
            .anyMatch(form -> !form.equals(composed))
            .allMatch(sent -> hasher().matches(new RawPassword(sent), hash, CLAIMANT));
      }
    }
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-normalization")
  default void only_canonical_forms_of_any_text_are_the_same_password() {
    UnicodeTexts.random(4, 100)
        .forEach(text -> {
          PasswordHash hash = hasher().hash(new RawPassword(text), CLAIMANT);
          assertThat(UnicodeTexts.forms(text))
              .allMatch(sent -> hasher().matches(new RawPassword(sent), hash, CLAIMANT));
          String compatible = UnicodeTexts.compatible(text);
          assertThat(hasher().matches(new RawPassword(compatible), hash, CLAIMANT))
              .as("%s and %s", text, compatible)
              .isEqualTo(UnicodeTexts.composed(text).equals(compatible));
        });
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-hash")
  default void two_hashes_of_one_password_differ_and_both_match_it() {
    RawPassword password = new RawPassword("correct horse");
    PasswordHash one = hasher().hash(password, CLAIMANT);
    PasswordHash other = hasher().hash(password, CLAIMANT);
    assertThat(one).isNotEqualTo(other);
    assertThat(hasher().matches(password, one, CLAIMANT)).isTrue();
    assertThat(hasher().matches(password, other, CLAIMANT)).isTrue();
  }

  @Test
  default void a_hash_made_for_one_claimant_matches_for_every_other() {
    RawPassword password = new RawPassword("correct horse");
    PasswordHash hash = hasher().hash(password, CLAIMANT);
    Claimant other =
        new Claimant(new Network("192.0.2.2"), new EmailAddress("eve@example.com"), Standing.KNOWN);
    assertThat(hasher().matches(password, hash, other)).isTrue();
    assertThat(hasher().matches(new RawPassword("wrong horse"), hash, other)).isFalse();
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-hash")
  default void a_hash_does_not_contain_its_password() {
    for (String password : List.of("correct horse battery", "a".repeat(100))) {
      assertThat(hasher().hash(new RawPassword(password), CLAIMANT).encoded())
          .doesNotContain(password);
    }
  }

  @Test
  default void a_stored_form_is_text_that_every_store_can_keep() {
    for (String password : PASSWORDS) {
      assertThat(hasher().hash(new RawPassword(password), CLAIMANT).encoded())
          .matches("[!-~]{1,255}");
    }
  }

  @Test
  default void a_hash_is_understood_in_its_stored_form() {
    RawPassword password = new RawPassword("correct horse");
    PasswordHash read = new PasswordHash(hasher().hash(password, CLAIMANT).encoded());
    assertThat(hasher().matches(password, read, CLAIMANT)).isTrue();
  }

  @Test
  default void the_stored_form_of_a_hash_is_not_its_password() {
    for (String password : List.of("correct horse", "a".repeat(100))) {
      PasswordHash hash = hasher().hash(new RawPassword(password), CLAIMANT);
      assertThat(hasher().matches(new RawPassword(hash.encoded()), hash, CLAIMANT)).isFalse();
    }
  }

  @Test
  default void a_stored_form_that_is_not_understood_matches_nothing() {
    for (String form : unknownForms()) {
      for (String password : List.of("correct horse", "", form, "a".repeat(100))) {
        assertThat(hasher().matches(new RawPassword(password), new PasswordHash(form), CLAIMANT))
            .as("form %s", form)
            .isFalse();
      }
    }
  }

  @Test
  default void a_damaged_stored_form_matches_nothing() {
    RawPassword password = new RawPassword("correct horse");
    String form = hasher().hash(password, CLAIMANT).encoded();
    List<String> damaged = new ArrayList<>();
    for (int length = 0; length < form.length(); length += 5) {
      damaged.add(form.substring(0, length));
      damaged.add(form.substring(length + 1));
    }
    damaged.add(form + "A");
    damaged.add(form + " ");
    damaged.add(" " + form);
    damaged.add(form + form);
    assertThat(damaged)
        .noneMatch(each -> hasher().matches(password, new PasswordHash(each), CLAIMANT));
  }

  @Test
  default void a_new_hash_is_not_outdated() {
    for (String password : List.of("", "correct horse", "a".repeat(100))) {
      assertThat(hasher().isOutdated(hasher().hash(new RawPassword(password), CLAIMANT))).isFalse();
    }
  }

  @Test
  default void a_stored_form_that_is_not_understood_is_outdated() {
    assertThat(unknownForms()).allMatch(form -> hasher().isOutdated(new PasswordHash(form)));
  }

  @Test
  default void a_hash_of_its_own_can_be_taken_over_and_what_is_not_understood_cannot() {
    for (String password : List.of("", "correct horse", "a".repeat(100))) {
      assertThat(hasher().flawOf(hasher().hash(new RawPassword(password), CLAIMANT))).isEmpty();
    }
    assertThat(unknownForms())
        .allMatch(form -> hasher().flawOf(new PasswordHash(form)).isPresent());
  }

  @Test
  default void a_decoy_matches_nothing() {
    PasswordHash decoy = hasher().decoy();
    assertThat(PASSWORDS)
        .noneMatch(each -> hasher().matches(new RawPassword(each), decoy, CLAIMANT));
    for (String guess : List.of(decoy.encoded(), "decoy", "password", "null", "12345678")) {
      assertThat(hasher().matches(new RawPassword(guess), decoy, CLAIMANT)).isFalse();
    }
  }

  @Test
  default void a_decoy_looks_like_a_hash_made_now() {
    PasswordHasher hasher = hasher();
    assertThat(hasher.isOutdated(hasher.decoy())).isFalse();
  }

  @Test
  default void callers_at_once_do_not_disturb_each_other() {
    PasswordHasher hasher = hasher();
    List<Boolean> right =
        Race.of(CALLERS)
            .run(caller -> {
              RawPassword own = new RawPassword("password of " + caller);
              RawPassword other = new RawPassword("password of " + (caller + 1));
              return IntStream.range(0, 8)
                  .mapToObj(_ -> hasher.hash(own, CLAIMANT))
                  .allMatch(hash ->
                      hasher.matches(own, hash, CLAIMANT)
                          && !hasher.matches(other, hash, CLAIMANT));
            });
    assertThat(right).containsOnly(true);
  }

  private static List<String> unknownForms() {
    return List.of(
        "",
        " ",
        "correct horse",
        "$",
        "$$$$",
        "{}",
        "{unknown}correct horse",
        "{noop}correct horse",
        "{bcrypt}",
        "$2a$",
        "$2a$99$" + "a".repeat(53),
        "$argon2id$v=19$m=,t=,p=$$",
        "$argon2id$v=19$m=99999999999,t=1,p=1$c2FsdA$aGFzaA",
        "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
        "5f4dcc3b5aa765d61d8327deb882cf99",
        "\u0007 \u00e4 \ud83d\ude00");
  }
}
