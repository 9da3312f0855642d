package dev.hexauth.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplicatedRedisTest {

  @Test
  void a_sentinel_promotes_the_replica_without_the_last_writes() {
    try (RedisWithSentinel redis = RedisWithSentinel.ephemeral()) {
      RedisServer replica = redis.shard().replica();
      losesWhatComesAfterTheCut(redis, redis.shard(), "key");

      assertThat(redis.sentinel().ask("SENTINEL GET-MASTER-ADDR-BY-NAME hexauth"))
          .isEqualTo("127.0.0.1\n" + replica.database().port());
    }
  }

  @Test
  void a_cluster_of_three_masters_promotes_a_replica_without_the_last_writes() {
    try (RedisCluster cluster = RedisCluster.ephemeral()) {
      List<String> keys = keysOfEachMaster(cluster);
      assertThat(keys).hasSize(3).filteredOn(cluster::isAtRisk).containsExactly(keys.getFirst());
      for (String key : keys) {
        assertThat(cluster.masterOf(key).ask("SET " + key + " 1")).isEqualTo("OK");
      }

      losesWhatComesAfterTheCut(cluster, cluster.shard(), keys.getFirst());
    }
  }

  private static List<String> keysOfEachMaster(RedisCluster cluster) {
    return cluster.masters().stream()
        .map(master ->
            IntStream.range(0, 1000)
                .mapToObj(i -> "key" + i)
                .filter(key -> cluster.masterOf(key) == master)
                .findFirst()
                .orElseThrow())
        .toList();
  }

  private static void losesWhatComesAfterTheCut(
      ReplicatedRedis redis, RedisShard shard, String key) {
    shard.master().ask("SET " + key + " before");
    redis.cutOff();
    shard.master().ask("SET " + key + " after");

    redis.kill();
    redis.promote();

    assertThat(shard.replica().ask("GET " + key)).isEqualTo("before");
    assertThat(shard.replica().ask("SET " + key + " again")).isEqualTo("OK");
  }
}
