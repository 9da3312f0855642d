package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.jooq.Tables.KNOWN_NETWORKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.KnownNetworksContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.throttle.Network;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PostgresKnownNetworksTest implements KnownNetworksContract {

  private static final Network HOME = new Network("192.0.2.1");

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  @Override
  public KnownNetworks known() {
    return NODES.first().knownNetworks();
  }

  @Override
  public Optional<KnownNetworks> secondNode() {
    return Optional.of(NODES.second().knownNetworks());
  }

  @Override
  public Optional<Outage<KnownNetworks>> outage() {
    return Optional.of(new HangingPostgres<>(Assembly::knownNetworks));
  }

  @Test
  void a_hundred_that_have_expired_are_removed_when_one_is_remembered() {
    NODES.first().sql().deleteFrom(KNOWN_NETWORKS).execute();
    remember(0, 250, NOW);
    Instant later = NOW.plus(KnownNetworks.LIFETIME);
    remember(1000, 1001, later);
    assertThat(rows()).isEqualTo(151);
    remember(1001, 1003, later);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void an_account_has_no_more_rows_than_networks_it_may_know() {
    NODES.first().sql().deleteFrom(KNOWN_NETWORKS).execute();
    for (int i = 0; i < 100; i++) {
      known().remember(email(0), new Network("192.0.2." + i), NOW.plusMillis(i));
    }
    assertThat(rows()).isEqualTo(KnownNetworks.MAX_PER_ACCOUNT);
  }

  private void remember(int from, int to, Instant now) {
    IntStream.range(from, to).forEach(number -> known().remember(email(number), HOME, now));
  }

  private static int rows() {
    return NODES.first().sql().fetchCount(KNOWN_NETWORKS);
  }
}
