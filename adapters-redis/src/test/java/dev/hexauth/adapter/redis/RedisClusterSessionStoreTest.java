package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.SessionStoreContract;
import dev.hexauth.devservices.RedisCluster;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Session;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class RedisClusterSessionStoreTest implements SessionStoreContract {

  private final RedisCluster cluster = SharedCluster.CLUSTER;
  @AutoClose private final TwoNodes nodes = TwoNodes.onCluster();

  @Override
  public SessionStore store() {
    return nodes.first().store();
  }

  @Override
  public Optional<SessionStore> secondNode() {
    return Optional.of(nodes.second().store());
  }

  /** {@link RedisClusterOutageTest} takes masters away; the rest is as with one Redis. */
  @Override
  public Optional<Outage<SessionStore>> outage() {
    return Optional.empty();
  }

  @Override
  public void awaitConfirmations() {
    nodes.awaitConfirmations();
  }

  @Test
  void every_operation_is_done_on_the_master_of_its_owner() {
    for (RedisServer master : cluster.masters()) {
      Session session = Sessions.of(Sessions.newOwnerOn(cluster, master), 1);
      Sessions.operations(store(), session).forEach(Runnable::run);
      store().open(session, 20);
      String key = new SessionKeys(session.ref().owner()).session(session.ref().id());
      assertThat(master.ask("EXISTS " + key)).isEqualTo("1");
      assertThat(otherNode().isActive(session.ref(), NOW)).isTrue();
    }
  }

  @Test
  void the_start_up_says_which_cluster_keeps_the_sessions() {
    try (Log log = new Log()) {
      new Node(cluster.properties()).close();
      assertThat(log.own())
          .isEqualTo(
              List.of(
                  "INFO Sessions are kept in Redis 7.0.15 (cluster) at "
                      + Objects.requireNonNull(
                          cluster.properties().get("spring.data.redis.cluster.nodes"))));
    }
  }
}
