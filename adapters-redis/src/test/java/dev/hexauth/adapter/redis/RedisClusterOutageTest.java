package dev.hexauth.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hexauth.devservices.RedisCluster;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.user.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A master of a cluster fails, without a replica to replace it, and comes back. */
final class RedisClusterOutageTest {

  private static final RedisCluster CLUSTER = RedisCluster.ephemeral();

  private final RedisServer victim = CLUSTER.masters().get(1);
  private final UserId bereft = Sessions.newOwnerOn(CLUSTER, victim);
  private final UserId unharmed = Sessions.newOwnerOn(CLUSTER, CLUSTER.masters().getLast());

  @AfterAll
  static void stop() {
    CLUSTER.close();
  }

  @Test
  void a_master_that_is_down_takes_down_its_own_slots_only() {
    try (Node node = new Node(CLUSTER.properties())) {
      Outages.assertRecovers(node, bereft);
      victim.stop();
      try (Node late = new Node(CLUSTER.properties())) {
        assertServesTheUnharmedOnly(node);
        assertServesTheUnharmedOnly(late);
        victim.start();
        Outages.assertRecovers(node, bereft);
        Outages.assertRecovers(late, bereft);
      }
    }
  }

  @Test
  void a_cluster_that_is_down_is_found_again_when_it_is_back() {
    try (Node node = new Node(CLUSTER.properties())) {
      CLUSTER.masters().forEach(RedisServer::stop);
      try (Node late = new Node(CLUSTER.properties())) {
        assertThat(Outages.answers(node, unharmed)).isFalse();
        assertThat(Outages.answers(late, unharmed)).isFalse();
        CLUSTER.masters().forEach(RedisServer::start);
        Outages.assertRecovers(node, unharmed);
        Outages.assertRecovers(node, bereft);
        Outages.assertRecovers(late, bereft);
      }
    }
  }

  private void assertServesTheUnharmedOnly(Node node) {
    Session lost = Sessions.of(bereft, 1);
    for (Runnable operation : Sessions.operations(node.store(), lost)) {
      assertTimeoutPreemptively(Outages.LIMIT, () -> Outages.assertUnavailable(operation));
    }
    Outages.assertRecovers(node, unharmed);
  }
}
