package dev.hexauth.adapter.passwords;

import static dev.hexauth.contract.PasswordHasherContract.CLAIMANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCrypt;

final class SlowPasswordHasherTest {

  private static final HashFunction CHEAP_ARGON2ID = new Argon2id(8, 1, 1);

  private final SlowPasswordHasher bcrypt =
      SlowPasswordHasher.of(new Bcrypt(4), SlowFunctions.find(NativeHashing.AUTO));
  private final SlowPasswordHasher argon2id =
      SlowPasswordHasher.of(CHEAP_ARGON2ID, SlowFunctions.find(NativeHashing.AUTO));

  private static RawPassword password(String characters) {
    return new RawPassword(characters);
  }

  @Test
  @Tag("ASVS-11.2.1")
  void hashes_that_other_software_has_made_match() {
    for (SlowPasswordHasher hasher : List.of(bcrypt, argon2id)) {
      for (String form :
          List.of(
              // bcryptjs 2 and 3
              "$2a$12$cYrlsJQ8RvseaJEQBQa5..ZHIYlvhVYfJqA74Kz/hYTABRo5nLteu",
              "$2b$10$HXKxr.XWN.jJ78zZYki59uKkxy9Q0HqoTJnj6Q2qjwraaRHQ5Zuk6",
              "$2b$04$VhUQ16zX9B7pXENR0UZv5u7Rs8VtGRpUKOExO/lYPmEDMzkE9eJyG",
              // libxcrypt
              "$2a$04$N9qo8uLOickgx2ZMRZoMyeapfzHp47vqd3HHB31mGdP1b4S74jNHa",
              "$2b$04$N9qo8uLOickgx2ZMRZoMyeapfzHp47vqd3HHB31mGdP1b4S74jNHa",
              "$2y$04$N9qo8uLOickgx2ZMRZoMyeapfzHp47vqd3HHB31mGdP1b4S74jNHa")) {
        assertThat(hasher.matches(password("password123"), new PasswordHash(form), CLAIMANT))
            .isTrue();
        assertThat(hasher.matches(password("password124"), new PasswordHash(form), CLAIMANT))
            .isFalse();
      }
      for (String form :
          List.of(
              "$2b$04$TRcTpb/zVf8OngR3LJBPfOfa2hTWUsgANdWm5cbToW0N2yDDEc3Pe",
              "$2a$04$N9qo8uLOickgx2ZMRZoMyew3tHR3yYAjNALPVoNMCths0XYTBl/x6",
              "$2y$04$N9qo8uLOickgx2ZMRZoMyew3tHR3yYAjNALPVoNMCths0XYTBl/x6")) {
        assertThat(hasher.matches(password("pässwörd€"), new PasswordHash(form), CLAIMANT))
            .isTrue();
      }
      PasswordHash full =
          new PasswordHash("$2b$04$N9qo8uLOickgx2ZMRZoMyeF1J3tt0w8.ywyH26Gg0MaR3.85io4ma");
      assertThat(hasher.matches(password("a".repeat(72)), full, CLAIMANT)).isTrue();
      // The reference implementation of Argon2
      PasswordHash reference =
          new PasswordHash(
              "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                  + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
      assertThat(hasher.matches(password("password"), reference, CLAIMANT)).isTrue();
      assertThat(hasher.matches(password("Password"), reference, CLAIMANT)).isFalse();
    }
  }

  @Test
  void what_other_software_made_of_a_form_that_is_not_composed_matches_nothing() {
    PasswordHash foreign =
        new PasswordHash(BCrypt.hashpw("pa\u0308sswo\u0308rd", BCrypt.gensalt("$2b", 4)));
    for (SlowPasswordHasher hasher : List.of(bcrypt, argon2id)) {
      assertThat(hasher.matches(password("p\u00e4ssw\u00f6rd"), foreign, CLAIMANT)).isFalse();
      assertThat(hasher.matches(password("pa\u0308sswo\u0308rd"), foreign, CLAIMANT)).isFalse();
    }
  }

  @Test
  void what_bcrypt_takes_is_measured_once_composed() {
    RawPassword decomposed = password("e\u0301".repeat(BcryptFunction.MAX_BYTES / 2));
    assertThat(bcrypt.hash(decomposed, CLAIMANT).encoded()).doesNotContain(SlowPasswordHasher.MARK);
    RawPassword longer = password("e\u0301".repeat(BcryptFunction.MAX_BYTES / 2) + "e");
    assertThat(bcrypt.hash(longer, CLAIMANT).encoded()).startsWith(SlowPasswordHasher.MARK);
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-stored")
  @Tag("NIST-63B-3.1.1.2-salt")
  void the_stored_form_names_the_function_and_its_cost() {
    assertThat(bcrypt.hash(password("correct horse"), CLAIMANT).encoded())
        .matches("\\$2b\\$04\\$[./A-Za-z0-9]{53}");
    assertThat(argon2id.hash(password("correct horse"), CLAIMANT).encoded())
        .matches("\\$argon2id\\$v=19\\$m=8,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  @Tag("ASVS-11.4.2")
  @Tag("NIST-63B-3.1.1.2-hash")
  @Tag("NIST-63B-3.1.1.2-cost")
  void the_defaults_are_bcrypt_12_and_argon2id_with_19_mib() {
    assertThat(Bcrypt.DEFAULT).isEqualTo(new Bcrypt(12));
    assertThat(Argon2id.DEFAULT).isEqualTo(new Argon2id(19_456, 2, 1));
    SlowPasswordHasher hasher =
        SlowPasswordHasher.of(Argon2id.DEFAULT, SlowFunctions.find(NativeHashing.AUTO));
    PasswordHash hash = hasher.hash(password("correct horse"), CLAIMANT);
    assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hasher.matches(password("correct horse"), hash, CLAIMANT)).isTrue();
  }

  @Test
  @Tag("ASVS-6.2.8")
  @Tag("NIST-63B-3.1.1.2-whole")
  void a_password_over_72_bytes_is_hashed_in_full_and_marked() {
    for (String longest : List.of("a".repeat(72), "ä".repeat(36), "€".repeat(24))) {
      assertThat(bcrypt.hash(password(longest), CLAIMANT).encoded()).startsWith("$2b$04$");
      for (String longer : List.of(longest + "b", longest + "ö", longest + "b".repeat(9_000))) {
        PasswordHash hash = bcrypt.hash(password(longer), CLAIMANT);
        assertThat(hash.encoded()).startsWith("{hmac-sha384}$2b$04$");
        assertThat(bcrypt.matches(password(longer), hash, CLAIMANT)).isTrue();
        assertThat(bcrypt.matches(password(longest), hash, CLAIMANT)).isFalse();
        assertThat(bcrypt.matches(password(longer + "c"), hash, CLAIMANT)).isFalse();
        assertThat(argon2id.matches(password(longer), hash, CLAIMANT)).isTrue();
        assertThat(bcrypt.isOutdated(hash)).isFalse();
      }
    }
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-whole")
  void a_long_password_does_not_match_a_hash_of_its_beginning() {
    PasswordHash full = bcrypt.hash(password("a".repeat(72)), CLAIMANT);
    assertThat(bcrypt.matches(password("a".repeat(72)), full, CLAIMANT)).isTrue();
    assertThat(bcrypt.matches(password("a".repeat(73)), full, CLAIMANT)).isFalse();
  }

  @Test
  void the_digest_of_a_password_does_not_stand_for_it() {
    String longPassword = "a".repeat(100);
    PasswordHash ofLong = bcrypt.hash(password(longPassword), CLAIMANT);
    assertThat(bcrypt.matches(password(Digest.of(longPassword)), ofLong, CLAIMANT)).isFalse();
    PasswordHash ofDigest = bcrypt.hash(password(Digest.of(longPassword)), CLAIMANT);
    assertThat(bcrypt.matches(password(longPassword), ofDigest, CLAIMANT)).isFalse();
    PasswordHash unmarked =
        new PasswordHash(ofLong.encoded().substring(SlowPasswordHasher.MARK.length()));
    assertThat(bcrypt.matches(password(longPassword), unmarked, CLAIMANT)).isFalse();
    PasswordHash marked =
        new PasswordHash(
            SlowPasswordHasher.MARK + bcrypt.hash(password("short"), CLAIMANT).encoded());
    assertThat(bcrypt.matches(password("short"), marked, CLAIMANT)).isFalse();
  }

  @Test
  @Tag("ASVS-11.4.1")
  void the_digest_is_an_hmac_that_others_can_compute() {
    // printf %s abc | openssl dgst -sha384 -hmac hexauth-password -binary | openssl base64 -A
    assertThat(Digest.of("abc"))
        .isEqualTo("F6rFsxN/jFDGlmzJPoqAmE6GJX45f2AJq3FWiji4Ymx2uFHUdk+H630lC7goUm1k");
    assertThat(Digest.of("a".repeat(10_000))).matches("[A-Za-z0-9+/]{64}");
  }

  @Test
  void argon2id_takes_a_long_password_as_it_is() {
    PasswordHash hash = argon2id.hash(password("a".repeat(100)), CLAIMANT);
    assertThat(hash.encoded()).startsWith("$argon2id$");
    assertThat(argon2id.matches(password("a".repeat(100)), hash, CLAIMANT)).isTrue();
    assertThat(argon2id.matches(password("a".repeat(99)), hash, CLAIMANT)).isFalse();
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-stored")
  @Tag("ASVS-11.2.2")
  void another_function_or_cost_is_outdated() {
    PasswordHash plain = bcrypt.hash(password("correct horse"), CLAIMANT);
    assertThat(bcrypt.isOutdated(plain)).isFalse();
    assertThat(argon2id.isOutdated(plain)).isTrue();
    assertThat(
            SlowPasswordHasher.of(new Bcrypt(5), SlowFunctions.find(NativeHashing.AUTO))
                .isOutdated(plain))
        .isTrue();
    assertThat(bcrypt.isOutdated(new PasswordHash(plain.encoded().replace("$2b$", "$2a$"))))
        .isFalse();

    PasswordHash slow = argon2id.hash(password("correct horse"), CLAIMANT);
    assertThat(bcrypt.isOutdated(slow)).isTrue();
    for (HashFunction other :
        List.of(new Argon2id(16, 1, 1), new Argon2id(8, 2, 1), new Argon2id(16, 1, 2))) {
      assertThat(
              SlowPasswordHasher.of(other, SlowFunctions.find(NativeHashing.AUTO)).isOutdated(slow))
          .isTrue();
    }
  }

  @Test
  void costs_that_could_stop_the_service_are_not_computed() {
    for (String form :
        List.of(
            "$2b$31$N9qo8uLOickgx2ZMRZoMyeapfzHp47vqd3HHB31mGdP1b4S74jNHa",
            "$2b$19$N9qo8uLOickgx2ZMRZoMyeapfzHp47vqd3HHB31mGdP1b4S74jNHa",
            "$2b$03$N9qo8uLOickgx2ZMRZoMyeapfzHp47vqd3HHB31mGdP1b4S74jNHa",
            "$argon2id$v=19$m=2097152,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA",
            "$argon2id$v=19$m=256,t=99,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA",
            "$argon2id$v=19$m=8,t=1,p=2$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA",
            "$argon2id$v=19$m=256,t=1,p=1$c29tZXNhbHQaa$c29tZXNhbHRzb21lc2FsdA")) {
      PasswordHash hash = new PasswordHash(form);
      assertThat(bcrypt.matches(password("password123"), hash, CLAIMANT)).isFalse();
      assertThat(argon2id.matches(password("password123"), hash, CLAIMANT)).isFalse();
      assertThat(bcrypt.isOutdated(hash)).isTrue();
      assertThat(argon2id.isOutdated(hash)).isTrue();
    }
  }

  @Test
  void every_comparison_computes_one_hash() {
    CountedFunction counted = new CountedFunction();
    SlowPasswordHasher hasher = new SlowPasswordHasher(counted, List.of());
    PasswordHash good = hasher.hash(password("short"), CLAIMANT);
    PasswordHash ofLong = hasher.hash(password("longer than that"), CLAIMANT);
    List<PasswordHash> forms =
        List.of(
            good,
            ofLong,
            hasher.decoy(),
            new PasswordHash(""),
            new PasswordHash("unknown"),
            new PasswordHash("{noop}short"),
            new PasswordHash(SlowPasswordHasher.MARK));
    for (PasswordHash form : forms) {
      for (String each : List.of("short", "longer than that", "", "other")) {
        counted.calls.clear();
        hasher.matches(password(each), form, CLAIMANT);
        assertThat(counted.calls).hasSize(1);
      }
    }
  }

  @Test
  void nothing_matches_a_decoy_not_even_what_it_was_made_of() {
    SlowPasswordHasher hasher = new SlowPasswordHasher(new CountedFunction(), List.of());
    assertThat(hasher.matches(password("known"), hasher.decoy(), CLAIMANT)).isFalse();
    assertThat(
            hasher.matches(password("known"), hasher.hash(password("known"), CLAIMANT), CLAIMANT))
        .isTrue();
  }

  @Test
  void no_two_decoys_are_alike() {
    for (HashFunction function : List.of(new Bcrypt(4), new Argon2id(8, 1, 1))) {
      Set<String> decoys =
          IntStream.range(0, 100)
              .mapToObj(_ ->
                  SlowPasswordHasher.of(function, SlowFunctions.find(NativeHashing.AUTO)).decoy())
              .map(PasswordHash::encoded)
              .collect(Collectors.toSet());
      assertThat(decoys).hasSize(100);
    }
  }

  @Test
  void costs_out_of_range_are_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bcrypt(3))
        .withMessage("the cost of bcrypt must be 4 to 18, not 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bcrypt(19))
        .withMessage("the cost of bcrypt must be 4 to 18, not 19");
    for (int[] cost :
        new int[][] {{7, 1, 1}, {8, 0, 1}, {8, 1, 0}, {15, 1, 2}, {8, 33, 1}, {1 << 21, 1, 1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Argon2id(cost[0], cost[1], cost[2]))
          .withMessageStartingWith("argon2id takes parallelism 1 to 16");
    }
  }

  /** Not slow at all, and takes five characters. */
  private static final class CountedFunction implements SlowFunction {

    private final List<String> calls = new ArrayList<>();
    private int salt;

    @Override
    public boolean takes(String text) {
      return (!text.isEmpty() && text.length() <= 5) || text.length() == 64;
    }

    @Override
    public boolean understands(String stored) {
      return stored.startsWith("counted:");
    }

    @Override
    public Optional<HashFlaw> flawOf(String stored) {
      return Optional.empty();
    }

    @Override
    public boolean isCurrent(String stored) {
      return understands(stored);
    }

    @Override
    public String hash(String text) {
      salt++;
      return "counted:" + salt + ":" + text;
    }

    @Override
    public String decoy() {
      return hash("known");
    }

    @Override
    public boolean matches(String text, String stored) {
      assertThat(takes(text)).isTrue();
      assertThat(understands(stored)).isTrue();
      calls.add(text);
      return stored.matches("counted:[0-9]+:" + Pattern.quote(text));
    }

    @Override
    public void compensate(String text, String stored) {
      assertThat(isCurrent(stored)).isTrue();
    }
  }
}
