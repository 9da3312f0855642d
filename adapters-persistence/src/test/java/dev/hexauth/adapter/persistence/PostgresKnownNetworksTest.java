package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.jooq.Tables.KNOWN_NETWORKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.KnownNetworksContract;
import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.throttle.Network;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PostgresKnownNetworksTest implements KnownNetworksContract {

  private static final Network HOME = new Network("192.0.2.1");

  private static final PostgresDatabase DATABASE = Roles.service();

  @AutoClose private static final Assembly node = Assembly.patientOn(DATABASE);
  @AutoClose private static final Assembly other = Assembly.patientOn(DATABASE);

  @Override
  public KnownNetworks known() {
    return node.knownNetworks();
  }

  @Override
  public KnownNetworks otherNode() {
    return other.knownNetworks();
  }

  @Test
  void a_hundred_that_have_expired_are_removed_when_one_is_remembered() {
    node.sql().deleteFrom(KNOWN_NETWORKS).execute();
    remember(0, 250, NOW);
    Instant later = NOW.plus(KnownNetworks.LIFETIME);
    remember(1000, 1001, later);
    assertThat(rows()).isEqualTo(151);
    remember(1001, 1003, later);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void an_account_has_no_more_rows_than_networks_it_may_know() {
    node.sql().deleteFrom(KNOWN_NETWORKS).execute();
    for (int i = 0; i < 100; i++) {
      known().remember(email(0), new Network("192.0.2." + i), NOW.plusMillis(i));
    }
    assertThat(rows()).isEqualTo(KnownNetworks.MAX_PER_ACCOUNT);
  }

  private void remember(int from, int to, Instant now) {
    IntStream.range(from, to).forEach(number -> known().remember(email(number), HOME, now));
  }

  private static int rows() {
    return node.sql().fetchCount(KNOWN_NETWORKS);
  }
}
