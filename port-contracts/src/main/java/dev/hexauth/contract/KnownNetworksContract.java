package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static dev.hexauth.domain.port.KnownNetworks.LIFETIME;
import static dev.hexauth.domain.port.KnownNetworks.MAX_PER_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link KnownNetworks} guarantees. Not specified: which of two networks that were
 * remembered in the same microsecond is forgotten, and how many accounts are remembered.
 */
public interface KnownNetworksContract {

  /** The adapter to test. Within one test all calls return adapters over the same networks. */
  KnownNetworks known();

  /**
   * The same networks as another node of the service sees them, with connections of its own. Empty
   * if one process alone can use the adapter.
   */
  Optional<KnownNetworks> secondNode();

  /**
   * The adapter on an engine that the test can take away. Empty if it has no engine, because it
   * keeps everything in the memory of the process.
   */
  Optional<Outage<KnownNetworks>> outage();

  /** The second node, or the first if there is no other. */
  default KnownNetworks otherNode() {
    return secondNode().orElseGet(this::known);
  }

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    EmailAddress account = Samples.newEmail();
    Network network = Samples.newNetwork();
    Map<String, Consumer<KnownNetworks>> operations =
        Map.of(
            "isKnown", known -> known.isKnown(account, network, NOW),
            "remember", known -> known.remember(account, network, NOW),
            "networksOf", known -> known.networksOf(account, NOW),
            "forget", known -> known.forget(account));
    outage().ifPresent(new OutageCheck<>("throttle", operations)::passes);
  }

  @Test
  default void the_second_node_is_another_adapter() {
    secondNode().ifPresent(second -> assertThat(second).isNotSameAs(known()));
  }

  @Test
  default void a_network_is_known_to_the_account_that_was_logged_in_to_from_there() {
    EmailAddress account = Samples.newEmail();
    Network network = Samples.newNetwork();
    assertThat(known().isKnown(account, network, NOW)).isFalse();
    known().remember(account, network, NOW);
    assertThat(known().isKnown(account, network, NOW)).isTrue();
    assertThat(otherNode().isKnown(account, network, NOW)).isTrue();
    assertThat(known().isKnown(account, Samples.newNetwork(), NOW)).isFalse();
    assertThat(known().isKnown(Samples.newEmail(), network, NOW)).isFalse();
  }

  @Test
  default void a_network_is_known_until_its_lifetime_is_over() {
    EmailAddress account = Samples.newEmail();
    Network network = Samples.newNetwork();
    known().remember(account, network, NOW);
    assertThat(known().isKnown(account, network, NOW.plus(LIFETIME).minus(MICRO))).isTrue();
    assertThat(known().isKnown(account, network, NOW.plus(LIFETIME))).isFalse();
  }

  @Test
  default void every_login_restarts_the_lifetime() {
    EmailAddress account = Samples.newEmail();
    Network network = Samples.newNetwork();
    known().remember(account, network, NOW);
    Instant later = NOW.plus(LIFETIME.dividedBy(2));
    otherNode().remember(account, network, later);
    assertThat(known().isKnown(account, network, NOW.plus(LIFETIME))).isTrue();
    assertThat(known().isKnown(account, network, later.plus(LIFETIME))).isFalse();
  }

  @Test
  default void the_network_with_the_oldest_login_is_forgotten_when_there_are_too_many() {
    EmailAddress account = Samples.newEmail();
    List<Network> networks = networks(MAX_PER_ACCOUNT);
    for (int i = 0; i < networks.size(); i++) {
      known().remember(account, networks.get(i), NOW.plus(MICRO.multipliedBy(i)));
    }
    known().remember(account, networks.getFirst(), NOW.plusSeconds(1));
    assertThat(networks).allMatch(network -> known().isKnown(account, network, NOW));

    Network another = Samples.newNetwork();
    known().remember(account, another, NOW.plusSeconds(2));

    assertThat(known().isKnown(account, another, NOW)).isTrue();
    assertThat(known().isKnown(account, networks.get(1), NOW)).isFalse();
    networks.remove(1);
    assertThat(networks).allMatch(network -> known().isKnown(account, network, NOW));
  }

  @Test
  default void the_known_networks_are_listed_with_their_last_login_the_newest_first() {
    EmailAddress account = Samples.newEmail();
    List<Network> networks = networks(3);
    for (int i = 0; i < 3; i++) {
      known().remember(account, networks.get(i), NOW.plus(MICRO.multipliedBy(i)));
    }
    Instant later = NOW.plus(MICRO.multipliedBy(3));
    otherNode().remember(account, networks.getFirst(), later.plusNanos(999));

    KnownNetwork first = new KnownNetwork(networks.get(0), later);
    KnownNetwork second = new KnownNetwork(networks.get(2), NOW.plus(MICRO.multipliedBy(2)));
    KnownNetwork third = new KnownNetwork(networks.get(1), NOW.plus(MICRO));
    assertThat(known().networksOf(account, NOW)).containsExactly(first, second, third);
    assertThat(otherNode().networksOf(account, third.lastLoginAt().plus(LIFETIME)))
        .containsExactly(first, second);
    assertThat(known().networksOf(account, later.plus(LIFETIME))).isEmpty();
    assertThat(known().networksOf(Samples.newEmail(), NOW)).isEmpty();
    known().forget(account);
    assertThat(known().networksOf(account, NOW)).isEmpty();
  }

  @Test
  default void a_forgotten_account_knows_no_network_and_can_learn_it_again() {
    EmailAddress account = Samples.newEmail();
    EmailAddress other = Samples.newEmail();
    List<Network> networks = networks(3);
    networks.forEach(network -> known().remember(account, network, NOW));
    known().remember(other, networks.getFirst(), NOW);

    otherNode().forget(account);

    assertThat(networks).noneMatch(network -> known().isKnown(account, network, NOW));
    assertThat(known().isKnown(other, networks.getFirst(), NOW)).isTrue();
    known().remember(account, networks.getFirst(), NOW);
    assertThat(known().isKnown(account, networks.getFirst(), NOW)).isTrue();
  }

  @Test
  default void a_network_is_new_only_to_an_account_that_knows_others() {
    EmailAddress account = Samples.newEmail();
    Network home = Samples.newNetwork();
    Network office = Samples.newNetwork();
    assertThat(known().remember(account, home, NOW)).as("the first ever").isFalse();
    assertThat(known().remember(account, home, NOW)).as("the first again").isFalse();
    assertThat(otherNode().remember(account, office, NOW)).as("a second").isTrue();
    assertThat(known().remember(account, office, NOW)).as("the second again").isFalse();
    assertThat(known().remember(Samples.newEmail(), home, NOW)).as("another account").isFalse();
  }

  @Test
  default void a_network_that_is_no_longer_known_is_new_again_and_makes_no_other_new() {
    EmailAddress account = Samples.newEmail();
    Network home = Samples.newNetwork();
    Network office = Samples.newNetwork();
    known().remember(account, home, NOW);
    known().remember(account, office, NOW.plus(MICRO));
    assertThat(known().remember(account, home, NOW.plus(LIFETIME))).isTrue();

    EmailAddress other = Samples.newEmail();
    known().remember(other, home, NOW);
    assertThat(known().remember(other, office, NOW.plus(LIFETIME).minus(MICRO))).isTrue();
    EmailAddress third = Samples.newEmail();
    known().remember(third, home, NOW);
    assertThat(known().remember(third, office, NOW.plus(LIFETIME))).isFalse();
  }

  @Test
  default void no_network_is_new_to_a_forgotten_account() {
    EmailAddress account = Samples.newEmail();
    known().remember(account, Samples.newNetwork(), NOW);
    otherNode().forget(account);
    assertThat(known().remember(account, Samples.newNetwork(), NOW)).isFalse();
  }

  @Test
  default void of_32_callers_who_remember_one_new_network_at_once_one_finds_it_new() {
    EmailAddress account = Samples.newEmail();
    Network network = Samples.newNetwork();
    known().remember(account, Samples.newNetwork(), NOW);
    assertThat(
            Race.of(32)
                .run(i -> (i % 2 == 0 ? known() : otherNode()).remember(account, network, NOW)))
        .containsOnlyOnce(true);
  }

  @Test
  default void an_unknown_account_can_be_forgotten() {
    known().forget(Samples.newEmail());
  }

  @Test
  default void of_32_networks_remembered_at_once_the_maximum_is_known() {
    EmailAddress account = Samples.newEmail();
    List<Network> networks = networks(32);
    Race.of(32)
        .run(i -> {
          KnownNetworks node = i % 2 == 0 ? known() : otherNode();
          node.remember(account, networks.get(i), NOW.plus(MICRO.multipliedBy(i)));
          return i;
        });
    assertThat(networks.stream().filter(network -> known().isKnown(account, network, NOW)))
        .hasSize(MAX_PER_ACCOUNT);
  }

  @Test
  default void of_32_callers_who_remember_the_same_few_networks_all_succeed() {
    EmailAddress account = Samples.newEmail();
    List<Network> networks = networks(MAX_PER_ACCOUNT + 2);
    Race.of(32)
        .run(i -> {
          Stream<Network> all = IntStream.range(0, 12).mapToObj(n -> networks.get((n + i) % 12));
          all.forEach(network -> known().remember(account, network, NOW));
          return i;
        });
    assertThat(networks.stream().filter(network -> known().isKnown(account, network, NOW)))
        .hasSize(MAX_PER_ACCOUNT);
  }

  private static List<Network> networks(int count) {
    return new ArrayList<>(Stream.generate(Samples::newNetwork).limit(count).toList());
  }
}
