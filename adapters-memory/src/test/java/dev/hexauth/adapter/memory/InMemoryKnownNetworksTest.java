package dev.hexauth.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.KnownNetworksContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InMemoryKnownNetworksTest implements KnownNetworksContract {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Network HOME = new Network("192.0.2.1");

  private final InMemoryKnownNetworks known = new InMemoryKnownNetworks(100);

  @Override
  public KnownNetworks known() {
    return known;
  }

  @Override
  public Optional<KnownNetworks> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<KnownNetworks>> outage() {
    return Optional.empty();
  }

  @Test
  void the_least_recently_used_account_makes_room_for_another() {
    for (int i = 0; i < 100; i++) {
      known.remember(account(i), HOME, NOW);
    }
    assertThat(known.isKnown(account(0), HOME, NOW)).isTrue();
    known.remember(account(100), HOME, NOW);
    assertThat(known.accountsKept()).isEqualTo(100);
    assertThat(known.isKnown(account(0), HOME, NOW)).isTrue();
    assertThat(known.isKnown(account(1), HOME, NOW)).isFalse();
  }

  @Test
  void a_queried_account_takes_no_room() {
    known.isKnown(account(0), HOME, NOW);
    known.forget(account(0));
    assertThat(known.accountsKept()).isZero();
  }

  private static EmailAddress account(int number) {
    return new EmailAddress("user" + number + "@example.com");
  }
}
