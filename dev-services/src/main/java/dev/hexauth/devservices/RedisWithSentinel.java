package dev.hexauth.devservices;

import java.util.Map;

/** A master, its replica, and a sentinel that watches both. */
public final class RedisWithSentinel implements ReplicatedRedis {

  private static final String NAME = "hexauth";
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int IMPATIENCE_MILLIS = 500;
  private static final int ASK_MILLIS = 1_000;
  private static final int RETRY_MILLIS = 3_000;

  private final RedisServer sentinel = RedisServer.ephemeral("--sentinel");
  private final RedisShard shard;

  private RedisWithSentinel() {
    RedisServer master = RedisServer.ephemeral("--repl-diskless-sync-delay", "0");
    RedisDatabase address = master.database();
    RedisServer replica =
        RedisServer.ephemeral("--replicaof", address.host(), String.valueOf(address.port()));
    this.shard = new RedisShard(master, replica);
  }

  /** Starts them. They end with {@link #close}, or with this JVM. */
  public static RedisWithSentinel ephemeral() {
    RedisWithSentinel redis = new RedisWithSentinel();
    redis.shard.awaitCopy();
    redis.watch();
    return redis;
  }

  private void watch() {
    RedisDatabase master = shard.master().database();
    sentinel.ask("SENTINEL MONITOR %s %s %d 1".formatted(NAME, master.host(), master.port()));
    sentinel.ask("SENTINEL SET %s failover-timeout %d".formatted(NAME, RETRY_MILLIS));
    // It ignores replicas that it has not heard from for five seconds, and polls every ten.
    sentinel.ask("SENTINEL DEBUG INFO-PERIOD " + ASK_MILLIS);
    patience(PATIENCE_MILLIS);
    // It learns of the replica from the master only, which may fail before that.
    shard.await(
        "a place in its sentinel's list", () -> sentinel.ask("INFO sentinel").contains("slaves=1"));
  }

  private void patience(int millis) {
    sentinel.ask("SENTINEL SET %s down-after-milliseconds %d".formatted(NAME, millis));
  }

  RedisShard shard() {
    return shard;
  }

  RedisServer sentinel() {
    return sentinel;
  }

  @Override
  public Map<String, String> properties() {
    RedisDatabase address = sentinel.database();
    return Map.of(
        "spring.data.redis.sentinel.master",
        NAME,
        "spring.data.redis.sentinel.nodes",
        address.host() + ":" + address.port());
  }

  @Override
  public boolean isAtRisk(String key) {
    return true;
  }

  @Override
  public void cutOff() {
    shard.cutOff();
  }

  @Override
  public void kill() {
    shard.kill();
  }

  @Override
  public void hang() {
    shard.hang();
  }

  @Override
  public void promote() {
    patience(IMPATIENCE_MILLIS);
    shard.awaitPromotion();
    String port = String.valueOf(shard.replica().database().port());
    shard.await(
        "its sentinel's word for it",
        () -> sentinel.ask("SENTINEL GET-MASTER-ADDR-BY-NAME " + NAME).endsWith(port));
  }

  @Override
  public void close() {
    sentinel.close();
    shard.close();
  }
}
