package dev.hexauth.benchmark.load;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.PostgresWithStandby;
import dev.hexauth.devservices.RedisCluster;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL with a standby, and a Redis Cluster of three masters, of which the first has a
 * replica.
 */
final class ReplicatedStores implements AutoCloseable {

  private final PostgresWithStandby postgres = PostgresWithStandby.ephemeral();
  private final RedisCluster redis = RedisCluster.ephemeral();
  private final PostgresDatabase database = postgres.primary().newDatabase();

  Stores stores() {
    return new Stores(
        database,
        redis.masters().getFirst().database(),
        environment(),
        () -> pids(Stream.of(postgres.primary(), postgres.standby()).map(it -> it.pid().stream())),
        () -> pids(redis.nodes().stream().map(it -> it.pid().stream())),
        "%s with a standby, a cluster of 3 %s with a replica"
            .formatted(postgres.primary().version(), redis.nodes().getFirst().version()),
        List.of());
  }

  private static List<Long> pids(Stream<Stream<Long>> servers) {
    return servers.flatMap(it -> it).toList();
  }

  private Map<String, String> environment() {
    Map<String, String> settings = new HashMap<>(Stores.environment(database));
    PostgresDatabase standby = postgres.standby().database();
    settings.merge("POSTGRES_HOST", standby.host(), ReplicatedStores::list);
    settings.merge("POSTGRES_PORT", Integer.toString(standby.port()), ReplicatedStores::list);
    redis
        .properties()
        .forEach(
            (name, value) -> settings.put(name.replace('.', '_').toUpperCase(Locale.ROOT), value));
    return settings;
  }

  private static String list(String one, String other) {
    return one + "," + other;
  }

  Failover.Acts postgresActs() {
    return new Failover.Acts(postgres::kill, postgres::promote);
  }

  Failover.Acts redisActs() {
    return new Failover.Acts(redis::kill, redis::promote);
  }

  @Override
  public void close() {
    redis.close();
    postgres.close();
  }
}
