package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.devservices.RedisCluster;
import dev.hexauth.devservices.RedisWithSentinel;
import dev.hexauth.devservices.ReplicatedRedis;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.user.UserId;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A master fails and its replica replaces it; the nodes find it by themselves. */
final class RedisFailoverTest {

  static Stream<Named<Supplier<ReplicatedRedis>>> topologies() {
    return Stream.of(
        Named.of("a sentinel", RedisWithSentinel::ephemeral),
        Named.of("a cluster", RedisCluster::ephemeral));
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void a_master_that_hangs_is_left_for_its_replica(Supplier<ReplicatedRedis> topology) {
    try (ReplicatedRedis redis = topology.get();
        Node node = new Node(redis.properties())) {
      Session session = Sessions.of(ownerAtRisk(redis), 1);
      node.store().open(session, 20);

      redis.hang();
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> node.store().isActive(session.ref(), NOW));
      redis.promote();

      Outages.assertRecovers(node, ownerAtRisk(redis));
      assertThat(node.store().isActive(session.ref(), NOW)).isTrue();
    }
  }

  private static UserId ownerAtRisk(ReplicatedRedis redis) {
    return Stream.generate(Sessions::newOwner)
        .filter(owner -> redis.isAtRisk(new SessionKeys(owner).sessions()))
        .findFirst()
        .orElseThrow();
  }
}
