package dev.hexauth.adapter.passwords;

import static dev.hexauth.contract.PasswordHasherContract.CLAIMANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A rejection costs what an unknown e-mail address costs, whatever hash is stored. Counted in
 * hashes: each compensating hash draws a salt of its own.
 */
final class RejectionCostTest {

  private static final String RIGHT = "correct horse";
  private static final String LONG = "a".repeat(100);
  private static final Bcrypt CURRENT = new Bcrypt(8);
  private static final Bcrypt OLD = new Bcrypt(5);
  private static final Bcrypt HIGHER = new Bcrypt(9);
  private static final Argon2id ARGON2ID = new Argon2id(8, 1, 1);

  private static PasswordHash stored(HashFunction function, String password) {
    return SlowPasswordHasher.of(function, SlowFunctions.find(NativeHashing.AUTO))
        .hash(new RawPassword(password), CLAIMANT);
  }

  /** How many hashes comparing computes beside the one that compares, by each code there is. */
  private static List<Integer> compensated(
      HashFunction current, String password, PasswordHash stored) {
    List<Integer> counts = new ArrayList<>();
    for (NativeHashing code : NativeHashing.values()) {
      SlowFunctions functions = SlowFunctions.find(code);
      Salts salts = new Salts();
      SlowPasswordHasher hasher =
          new SlowPasswordHasher(
              functions.of(current, salts),
              List.of(functions.of(OLD, new Salts()), functions.of(ARGON2ID, new Salts())));
      salts.drawn.clear();
      hasher.matches(new RawPassword(password), stored, CLAIMANT);
      counts.add(salts.drawn.size());
    }
    return counts.stream().distinct().toList();
  }

  @Test
  void a_wrong_password_for_an_older_cost_adds_a_hash_for_each_step() {
    assertThat(compensated(CURRENT, "wrong", stored(OLD, RIGHT))).containsExactly(3);
    assertThat(compensated(CURRENT, "wrong", stored(new Bcrypt(7), RIGHT))).containsExactly(1);
    String foreign = stored(OLD, RIGHT).encoded().replace("$2b$", "$2a$");
    assertThat(compensated(CURRENT, "wrong", new PasswordHash(foreign))).containsExactly(3);
  }

  @Test
  void the_steps_come_to_exactly_one_hash_of_the_current_cost() {
    for (int current = BcryptFunction.MIN_COST; current <= BcryptFunction.MAX_COST; current++) {
      BcryptFunction function = new BcryptFunction(current, new SecureRandom());
      for (int old = BcryptFunction.MIN_COST; old <= current; old++) {
        String form = new BcryptFunction(old, new SecureRandom()).decoy();
        long rounds = 1L << old;
        for (String salt : function.compensatingSalts(form)) {
          rounds += 1L << Integer.parseInt(salt.substring(4, 6));
        }
        assertThat(rounds).as("from %d to %d", old, current).isEqualTo(1L << current);
      }
    }
  }

  @Test
  void a_marked_form_and_a_digested_password_are_compensated_as_well() {
    assertThat(stored(OLD, LONG).encoded()).startsWith(SlowPasswordHasher.MARK);
    assertThat(compensated(CURRENT, "wrong", stored(OLD, LONG))).containsExactly(3);
    assertThat(compensated(CURRENT, LONG + "b", stored(OLD, LONG))).containsExactly(3);
    assertThat(compensated(CURRENT, LONG, stored(OLD, RIGHT))).containsExactly(3);
    assertThat(compensated(CURRENT, "", stored(OLD, RIGHT))).containsExactly(3);
  }

  @Test
  void another_algorithm_is_compensated_by_a_whole_hash_of_the_current_one() {
    assertThat(compensated(CURRENT, "wrong", stored(ARGON2ID, RIGHT))).containsExactly(1);
    assertThat(compensated(CURRENT, LONG, stored(ARGON2ID, RIGHT))).containsExactly(1);
  }

  @Test
  void a_hash_of_the_current_cost_is_not_compensated() {
    assertThat(compensated(CURRENT, "wrong", stored(CURRENT, RIGHT))).containsExactly(0);
    assertThat(compensated(CURRENT, "wrong", stored(HIGHER, RIGHT))).containsExactly(0);
    for (String form : List.of("", "unknown", "$2b$03$" + "a".repeat(53), "$1$salt$x")) {
      assertThat(compensated(CURRENT, "wrong", new PasswordHash(form))).containsExactly(0);
    }
  }

  @Test
  @Tag("ASVS-6.3.8")
  void with_the_costliest_hash_set_every_rejection_computes_the_same() {
    Argon2id other = new Argon2id(16, 2, 1);
    assertRejections(
        new Bcrypt(12),
        new Bcrypt(14),
        Map.of("bcrypt", 1L << 14),
        List.of(new Bcrypt(4), new Bcrypt(10), new Bcrypt(12), new Bcrypt(14)));
    assertRejections(
        new Bcrypt(12),
        new Bcrypt(10),
        Map.of("bcrypt", 1L << 12),
        List.of(new Bcrypt(10), new Bcrypt(12)));
    assertRejections(
        new Bcrypt(12),
        ARGON2ID,
        Map.of("bcrypt", 1L << 12, ARGON2ID.toString(), 1L),
        List.of(new Bcrypt(10), new Bcrypt(12), ARGON2ID));
    assertRejections(
        ARGON2ID,
        new Bcrypt(12),
        Map.of("bcrypt", 1L << 12, ARGON2ID.toString(), 1L),
        List.of(new Bcrypt(10), new Bcrypt(12), ARGON2ID));
    assertRejections(
        ARGON2ID,
        other,
        Map.of(ARGON2ID.toString(), 1L, other.toString(), 1L),
        List.of(ARGON2ID, other));
  }

  /** Of an unknown address, of a form that is not understood, and of each of the stored ones. */
  private static void assertRejections(
      HashFunction current,
      HashFunction costliest,
      Map<String, Long> expected,
      List<HashFunction> stored) {
    Map<String, Long> work = new TreeMap<>();
    SlowPasswordHasher hasher =
        new SlowPasswordHasher(
            new Recorded(current, work),
            SlowPasswordHasher.rejecting(current, Optional.of(costliest)).stream()
                .<SlowFunction>map(function -> new Recorded(function, work))
                .toList(),
            List.of(new Recorded(Bcrypt.DEFAULT, work), new Recorded(Argon2id.DEFAULT, work)));
    List<String> forms = new ArrayList<>(List.of(hasher.decoy().encoded(), "unknown"));
    stored.forEach(function -> forms.add(real(function).decoy()));
    for (String form : forms) {
      for (String password : List.of("wrong", LONG)) {
        work.clear();
        assertThat(hasher.matches(new RawPassword(password), new PasswordHash(form), CLAIMANT))
            .isFalse();
        assertThat(work).as("%s with %s for %s", current, costliest, form).isEqualTo(expected);
      }
    }
  }

  private static SlowFunction real(HashFunction function) {
    return SlowFunctions.find(NativeHashing.OFF).of(function, new SecureRandom());
  }

  @Test
  void the_costliest_hash_is_computed_by_each_code() {
    for (NativeHashing code : NativeHashing.values()) {
      SlowFunctions functions = SlowFunctions.find(code);
      Salts salts = new Salts();
      SlowPasswordHasher hasher =
          new SlowPasswordHasher(
              functions.of(OLD, new Salts()),
              List.of(functions.of(CURRENT, salts)),
              List.of(functions.of(OLD, new Salts())));
      for (var expected : Map.of(OLD, 3, new Bcrypt(7), 1, CURRENT, 0, HIGHER, 0).entrySet()) {
        PasswordHash form = stored(expected.getKey(), RIGHT);
        salts.drawn.clear();
        assertThat(hasher.matches(new RawPassword("wrong"), form, CLAIMANT)).isFalse();
        assertThat(salts.drawn).as("%s", form).hasSize(expected.getValue());
      }
      salts.drawn.clear();
      assertThat(hasher.matches(new RawPassword("wrong"), hasher.decoy(), CLAIMANT)).isFalse();
      assertThat(salts.drawn).hasSize(3);
      assertThat(hasher.matches(new RawPassword(RIGHT), stored(OLD, RIGHT), CLAIMANT)).isTrue();
      assertThat(salts.drawn).hasSize(3);
    }
  }

  @Test
  void the_right_password_for_an_older_form_costs_no_more_than_before() {
    assertThat(compensated(CURRENT, RIGHT, stored(OLD, RIGHT))).containsExactly(0);
    assertThat(compensated(CURRENT, LONG, stored(OLD, LONG))).containsExactly(0);
    assertThat(compensated(CURRENT, RIGHT, stored(ARGON2ID, RIGHT))).containsExactly(0);
  }

  /** Java's Argon2id draws its salts elsewhere, so what is counted here is what is computed. */
  @Test
  void if_argon2id_is_current_other_hashes_are_compensated_by_one_of_its_hashes() {
    for (PasswordHash form : List.of(stored(OLD, RIGHT), stored(new Argon2id(16, 1, 1), RIGHT))) {
      Counted counted = new Counted();
      SlowPasswordHasher hasher =
          new SlowPasswordHasher(
              counted,
              List.of(
                  SlowFunctions.find(NativeHashing.AUTO).of(OLD, new Salts()),
                  SlowFunctions.find(NativeHashing.AUTO).of(new Argon2id(16, 1, 1), new Salts())));
      assertThat(hasher.matches(new RawPassword("wrong"), form, CLAIMANT)).isFalse();
      assertThat(counted.compensated).containsExactly(form.encoded());
      assertThat(hasher.matches(new RawPassword(RIGHT), form, CLAIMANT)).isTrue();
      assertThat(counted.compensated).hasSize(1);
    }
    SlowFunction argon2id = SlowFunctions.find(NativeHashing.OFF).of(ARGON2ID, new Salts());
    assertThat(argon2id.isCurrent(stored(OLD, RIGHT).encoded())).isFalse();
  }

  /** Remembers each salt that was drawn. */
  private static final class Salts extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient List<Integer> drawn = new ArrayList<>();

    @Override
    public void nextBytes(byte[] bytes) {
      super.nextBytes(bytes);
      if (drawn != null) {
        drawn.add(bytes.length);
      }
    }
  }

  /**
   * Computes nothing, and records the work that the real function would do: rounds of bcrypt, and
   * hashes of Argon2id by their cost.
   */
  private static final class Recorded implements SlowFunction {

    private final HashFunction function;
    private final SlowFunction real;
    private final Map<String, Long> work;

    Recorded(HashFunction function, Map<String, Long> work) {
      this.function = function;
      this.real = real(function);
      this.work = work;
    }

    @Override
    public boolean takes(String text) {
      return real.takes(text);
    }

    @Override
    public boolean understands(String stored) {
      return real.understands(stored);
    }

    @Override
    public Optional<HashFlaw> flawOf(String stored) {
      return real.flawOf(stored);
    }

    @Override
    public boolean isCurrent(String stored) {
      return real.isCurrent(stored);
    }

    @Override
    public String hash(String text) {
      assertThat(takes(text)).isTrue();
      String made = decoy();
      record(made);
      return made;
    }

    @Override
    public String decoy() {
      return real.decoy();
    }

    @Override
    public boolean matches(String text, String stored) {
      assertThat(takes(text)).isTrue();
      record(stored);
      return false;
    }

    @Override
    public void compensate(String text, String stored) {
      assertThat(takes(text)).isTrue();
      if (real instanceof BcryptFunction bcrypt) {
        bcrypt.compensatingSalts(stored).forEach(this::record);
      } else {
        SlowFunction.super.compensate(text, stored);
      }
    }

    private void record(String stored) {
      if (function instanceof Bcrypt) {
        work.merge("bcrypt", 1L << Integer.parseInt(stored.substring(4, 6)), Long::sum);
      } else {
        work.merge(Argon2idForm.parse(stored).orElseThrow().cost().toString(), 1L, Long::sum);
      }
    }
  }

  /** Verifies nothing, and records what it compensated. */
  private static final class Counted implements SlowFunction {

    private final List<String> compensated = new ArrayList<>();

    @Override
    public boolean takes(String text) {
      return true;
    }

    @Override
    public boolean understands(String stored) {
      return false;
    }

    @Override
    public Optional<HashFlaw> flawOf(String stored) {
      return Optional.empty();
    }

    @Override
    public boolean isCurrent(String stored) {
      return false;
    }

    @Override
    public String hash(String text) {
      return "counted";
    }

    @Override
    public String decoy() {
      return "decoy";
    }

    @Override
    public boolean matches(String text, String stored) {
      return false;
    }

    @Override
    public void compensate(String text, String stored) {
      compensated.add(stored);
    }
  }
}
