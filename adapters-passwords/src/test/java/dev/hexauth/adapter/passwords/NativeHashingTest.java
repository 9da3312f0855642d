package dev.hexauth.adapter.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Native code and Java understand each other. Where a library is not installed, what is found is
 * Java too, and must say so; nothing of this is skipped there.
 */
final class NativeHashingTest {

  private static final Bcrypt BCRYPT = new Bcrypt(4);
  private static final Argon2id ARGON2ID = new Argon2id(8, 1, 1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final List<String> SOME_LENGTHS_AROUND_72_BYTES =
      Stream.of("a", "\u00e4", "\u20ac", "\ud83d\udc34")
          .flatMap(character ->
              IntStream.rangeClosed(0, 100)
                  .mapToObj(character::repeat)
                  .filter(text -> text.isEmpty() || Math.abs(bytes(text) - 72) <= 4))
          .toList();

  private final SlowFunctions found = SlowFunctions.find(NativeHashing.AUTO);
  private final SlowFunctions java = SlowFunctions.find(NativeHashing.OFF);

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static List<String> passwords() {
    return Stream.concat(SOME_LENGTHS_AROUND_72_BYTES.stream(), RandomPasswords.of(400)).toList();
  }

  @Test
  @Tag("ASVS-11.2.1")
  void a_hash_of_either_matches_in_the_other_and_no_other_password_does() {
    for (HashFunction function : List.of(BCRYPT, ARGON2ID)) {
      SlowFunction one = found.of(function, RANDOM);
      SlowFunction other = java.of(function, RANDOM);
      for (String password : passwords()) {
        assertThat(one.takes(password)).isEqualTo(other.takes(password));
        if (one.takes(password)) {
          assertUnderstood(password, one.hash(password), other);
          assertUnderstood(password, other.hash(password), one);
        }
      }
    }
  }

  private static void assertUnderstood(String password, String stored, SlowFunction function) {
    assertThat(function.understands(stored)).isTrue();
    assertThat(function.isCurrent(stored)).isTrue();
    assertThat(function.matches(password, stored)).as("%s of %s", stored, password).isTrue();
    String shorter = password.substring(0, password.offsetByCodePoints(password.length(), -1));
    assertThat(function.matches(shorter, stored)).isFalse();
  }

  @Test
  void both_read_each_prefix_of_bcrypt_alike() {
    SlowFunction one = found.of(BCRYPT, RANDOM);
    SlowFunction other = java.of(BCRYPT, RANDOM);
    for (String password : passwords().stream().filter(one::takes).toList()) {
      String stored = other.hash(password);
      for (String prefix : List.of("$2a$", "$2b$", "$2y$")) {
        String form = prefix + stored.substring(prefix.length());
        assertThat(one.matches(password, form)).as("%s of %s", form, password).isTrue();
        assertThat(other.matches(password, form)).isTrue();
        assertThat(one.matches(password + "a", form))
            .isEqualTo(other.matches(password + "a", form));
      }
    }
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-whole")
  void no_function_takes_less_of_a_password_than_all() {
    for (SlowFunctions functions : List.of(found, java)) {
      SlowFunction bcrypt = functions.of(BCRYPT, RANDOM);
      assertThat(bcrypt.takes("a\0a")).isFalse();
      assertThat(bcrypt.takes("\0")).isFalse();
      assertThat(bcrypt.takes("a".repeat(72))).isTrue();
      assertThat(bcrypt.takes("a".repeat(71) + "\u00e4")).isFalse();

      SlowFunction argon2id = functions.of(ARGON2ID, RANDOM);
      String stored = argon2id.hash("a\0b");
      assertThat(argon2id.matches("a\0b", stored)).isTrue();
      assertThat(argon2id.matches("a\0c", stored)).isFalse();
      assertThat(argon2id.matches("a", stored)).isFalse();
      assertThat(java.of(ARGON2ID, RANDOM).matches("a\0b", stored)).isTrue();
    }
  }

  @Test
  void what_c_would_read_to_its_first_nul_is_computed_in_java() {
    SlowFunction one = found.of(BCRYPT, RANDOM);
    SlowFunction other = java.of(BCRYPT, RANDOM);
    assertThat(one.matches("a\0b", other.hash("a\0b"))).isTrue();
    assertThat(other.matches("a\0b", one.hash("a\0b"))).isTrue();
    assertThat(one.matches("a\0b", other.hash("a"))).isFalse();
  }

  @Test
  void what_libsodium_does_not_know_is_computed_in_java() {
    for (Argon2id other : List.of(new Argon2id(16, 1, 2), new Argon2id(64, 3, 4))) {
      SlowFunction one = found.of(other, RANDOM);
      String stored = one.hash("correct horse");
      assertThat(one.isCurrent(stored)).isTrue();
      assertThat(one.matches("correct horse", stored)).isTrue();
      assertThat(java.of(other, RANDOM).matches("correct horse", stored)).isTrue();
      assertThat(one.matches("wrong horse", stored)).isFalse();
    }
    // A salt of eight bytes
    String reference =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertThat(found.of(ARGON2ID, RANDOM).matches("password", reference)).isTrue();
    assertThat(found.of(ARGON2ID, RANDOM).matches("Password", reference)).isFalse();
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-salt")
  void the_salts_of_two_hashes_differ() {
    for (HashFunction function : List.of(BCRYPT, ARGON2ID)) {
      SlowFunction one = found.of(function, RANDOM);
      assertThat(one.hash("correct horse")).isNotEqualTo(one.hash("correct horse"));
    }
  }

  @Test
  void what_computes_is_named_as_the_function_that_was_made() {
    boolean nativeBcrypt = found.of(BCRYPT, RANDOM) instanceof NativeBcrypt;
    assertThat(found.computedBy(BCRYPT))
        .matches(
            nativeBcrypt
                ? "libcrypt\\.so\\.[12]"
                : "Java: (libcrypt\\.so\\.1 or libcrypt\\.so\\.2 is not installed|.* has no"
                    + " crypt_rn|.* does not compute bcrypt)");
    boolean nativeArgon2id = found.of(ARGON2ID, RANDOM) instanceof NativeArgon2id;
    assertThat(found.computedBy(ARGON2ID))
        .matches(
            nativeArgon2id
                ? "libsodium\\.so\\.2[36]"
                : "Java: libsodium\\.so\\.23 or libsodium\\.so\\.26 is not installed");
  }

  @Test
  void switched_off_it_is_java_and_says_so() {
    assertThat(java.of(BCRYPT, RANDOM)).isInstanceOf(BcryptFunction.class);
    assertThat(java.of(ARGON2ID, RANDOM)).isInstanceOf(Argon2idFunction.class);
    assertThat(java.computedBy(BCRYPT)).isEqualTo("Java: native code is switched off");
    assertThat(java.computedBy(ARGON2ID)).isEqualTo("Java: native code is switched off");
  }

  @Test
  void a_library_that_is_missing_leaves_the_work_to_java() {
    SlowFunctions missing =
        SlowFunctions.find(
            () -> Libcrypt.load(List.of("libnone.so.1", "libnone.so.2")),
            () -> Sodium.load(List.of("libnone.so.3")));
    assertThat(missing.of(BCRYPT, RANDOM)).isInstanceOf(BcryptFunction.class);
    assertThat(missing.of(ARGON2ID, RANDOM)).isInstanceOf(Argon2idFunction.class);
    assertThat(missing.computedBy(BCRYPT))
        .isEqualTo("Java: libnone.so.1 or libnone.so.2 is not installed");
    assertThat(missing.computedBy(ARGON2ID)).isEqualTo("Java: libnone.so.3 is not installed");
  }

  /** The C library is everywhere where any is, by one of these names, and has no such functions. */
  @Test
  void a_library_of_another_kind_is_not_used() {
    List<String> names = List.of("libc.so.6", "libc.so", "libSystem.dylib", "ucrtbase.dll");
    assertThatExceptionOfType(UnusableNativeCodeException.class)
        .isThrownBy(() -> Libcrypt.load(names))
        .withMessageContaining("crypt_rn");
    assertThatExceptionOfType(UnusableNativeCodeException.class)
        .isThrownBy(() -> Sodium.load(names))
        .withMessageContaining("crypto_pwhash");
  }
}
