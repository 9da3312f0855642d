package dev.hexauth.adapter.passwords;

import static dev.hexauth.domain.throttle.Standing.KNOWN;
import static dev.hexauth.domain.throttle.Standing.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.user.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FairQueueTest {

  private static final int ATTACKERS = 50;

  private final FairQueue<String> queue = new FairQueue<>();

  private static Claimant claimant(Standing standing, String network, String account) {
    return new Claimant(new Network(network), new EmailAddress(account + "@example.com"), standing);
  }

  private void add(Standing standing, String network, String account) {
    queue.add(
        queue.pathOf(claimant(standing, network, account)), standing + " " + network + account);
  }

  private int ahead(Standing standing, String network, String account) {
    return queue.ahead(queue.pathOf(claimant(standing, network, account)));
  }

  private String next() {
    return queue.poll().orElseThrow();
  }

  private List<String> next(int count) {
    return IntStream.range(0, count).mapToObj(_ -> next()).toList();
  }

  @Test
  void the_known_and_strangers_take_turns() {
    for (int i = 0; i < 3; i++) {
      add(KNOWN, "1.", "ada");
      add(STRANGER, "1.", "eve");
    }
    assertThat(next(6))
        .containsExactly(
            "KNOWN 1.ada",
            "STRANGER 1.eve",
            "KNOWN 1.ada",
            "STRANGER 1.eve",
            "KNOWN 1.ada",
            "STRANGER 1.eve");
  }

  @Test
  void alone_a_network_has_every_turn() {
    for (int i = 0; i < 100; i++) {
      assertThat(ahead(STRANGER, "1.", "eve")).isEqualTo(i);
      add(STRANGER, "1.", "eve");
    }
    assertThat(next(100)).containsOnly("STRANGER 1.eve");
  }

  @Test
  void accounts_of_one_network_take_turns() {
    IntStream.range(0, 10).forEach(_ -> add(KNOWN, "1.", "eve"));
    add(KNOWN, "1.", "ada");
    add(KNOWN, "1.", "bob");
    assertThat(next(4)).containsExactly("KNOWN 1.eve", "KNOWN 1.ada", "KNOWN 1.bob", "KNOWN 1.eve");
  }

  @Test
  void an_attacker_with_many_accounts_has_the_turns_of_one_network() {
    for (int i = 0; i < 120; i++) {
      add(KNOWN, "6.", "eve" + i % 12);
    }
    next(10);
    assertThat(ahead(KNOWN, "1.", "ada")).isZero();
    IntStream.range(0, 60).forEach(i -> add(STRANGER, "2.", "office" + i));
    assertThat(next(6).stream().filter(job -> job.contains("office"))).hasSize(3);
  }

  /** Claimants that were never served come first, in turn with the others. */
  @Test
  void many_busy_networks_do_not_hold_up_a_new_one() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < ATTACKERS; i++) {
        add(STRANGER, i + ".", "eve");
      }
      next(ATTACKERS);
    }
    IntStream.range(0, 3 * ATTACKERS).forEach(i -> add(STRANGER, i % ATTACKERS + ".", "eve"));

    assertThat(ahead(STRANGER, "new.", "ada")).isLessThanOrEqualTo(1);
    add(STRANGER, "new.", "ada");
    assertThat(next(2)).contains("STRANGER new.ada");
  }

  /** A user who was served a while ago goes before users who were served since. */
  @Test
  void many_busy_networks_do_not_hold_up_one_that_comes_now_and_then() {
    add(KNOWN, "home.", "ada");
    next();
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 4 * ATTACKERS; i++) {
        add(KNOWN, i % ATTACKERS + ".", "eve");
      }
      next(3 * ATTACKERS);
      assertThat(ahead(KNOWN, "home.", "ada")).isLessThanOrEqualTo(1);
      add(KNOWN, "home.", "ada");
      assertThat(next(2)).contains("KNOWN home.ada");
    }
  }

  @Test
  void endless_new_networks_do_not_hold_up_one_that_returns() {
    add(STRANGER, "office.", "ada");
    next();
    int served = 0;
    for (int i = 0; i < 100; i++) {
      add(STRANGER, "new" + i + ".", "eve");
      add(STRANGER, "new" + i + ".", "eve");
      add(STRANGER, "office.", "ada");
      served += next().contains("office") ? 1 : 0;
    }
    assertThat(served).isBetween(30, 50);
  }

  /** A host with a /48 has 65,536 networks, and gets the turns of one. */
  @Test
  void networks_of_one_site_have_the_turns_of_one() {
    for (int i = 0; i < 100; i++) {
      add(STRANGER, "2001:db8:1:%x::/64".formatted(i), "eve");
    }
    assertThat(ahead(STRANGER, "2001:db8:1:ffff::/64", "eve")).isEqualTo(100);
    for (int i = 0; i < 5; i++) {
      add(STRANGER, "2001:db8:2:1::/64", "ada");
    }
    assertThat(next(10).stream().filter(job -> job.endsWith("ada"))).hasSize(5);
  }

  @Test
  void new_networks_are_served_as_they_come() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      assertThat(ahead(STRANGER, i + ".", "eve")).isEqualTo(i);
      add(STRANGER, i + ".", "eve");
      expected.add("STRANGER " + i + ".eve");
    }
    assertThat(next(20)).isEqualTo(expected);
  }

  @Test
  void of_many_networks_the_first_is_forgotten_and_new_again() {
    for (int i = 0; i < 6_000; i++) {
      add(STRANGER, i + ".", "eve");
      next();
    }
    add(STRANGER, "5999.", "returns");
    add(STRANGER, "0.", "new");
    add(STRANGER, "1.", "new");
    assertThat(next(2)).contains("STRANGER 0.new");
  }

  @Test
  void it_counts_waiting_jobs_by_standing() {
    add(KNOWN, "1.", "ada");
    add(STRANGER, "1.", "eve");
    FairQueue.Path path = queue.pathOf(claimant(STRANGER, "2.", "eve"));
    queue.add(path, "leaves");
    assertThat(queue.waiting(STRANGER)).isEqualTo(2);
    assertThat(queue.remove(path, "leaves")).isTrue();
    assertThat(queue.remove(path, "leaves")).isFalse();
    assertThat(queue.waiting(STRANGER)).isEqualTo(1);
    assertThat(queue.waiting(KNOWN)).isEqualTo(1);
    next(2);
    assertThat(queue.waiting(KNOWN)).isZero();
    assertThat(queue.poll()).isEmpty();
  }
}
