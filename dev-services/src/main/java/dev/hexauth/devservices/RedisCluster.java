package dev.hexauth.devservices;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Redis Cluster of three masters, of which the first has a replica. If another master fails, only
 * its own slots are lost.
 */
public final class RedisCluster implements ReplicatedRedis {

  private static final int SLOTS = 16_384;
  private static final int MASTERS = 3;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int IMPATIENCE_MILLIS = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<RedisServer> masters =
      Stream.generate(RedisCluster::node).limit(MASTERS).toList();
  private final RedisShard shard = new RedisShard(masters.getFirst(), node());
  private final List<RedisServer> nodes =
      Stream.concat(masters.stream(), Stream.of(shard.replica())).toList();

  private RedisCluster() {}

  /** Starts one. It ends with {@link #close}, or with this JVM. */
  public static RedisCluster ephemeral() {
    RedisCluster cluster = new RedisCluster();
    cluster.shareSlots();
    cluster.meet();
    cluster.shard.replica().ask("CLUSTER REPLICATE " + cluster.shard.master().ask("CLUSTER MYID"));
    cluster.shard.awaitCopy();
    return cluster;
  }

  private static RedisServer node() {
    return RedisServer.ephemeral(
        "--cluster-enabled",
        "yes",
        "--cluster-port",
        String.valueOf(Ports.free()),
        "--cluster-announce-ip",
        Ports.HOST,
        "--cluster-node-timeout",
        String.valueOf(PATIENCE_MILLIS),
        "--cluster-require-full-coverage",
        "no",
        "--cluster-replica-validity-factor",
        "0",
        "--repl-diskless-sync-delay",
        "0");
  }

  private void shareSlots() {
    for (int i = 0; i < MASTERS; i++) {
      masters.get(i).ask("CLUSTER SET-CONFIG-EPOCH " + (i + 1));
      masters
          .get(i)
          .ask("CLUSTER ADDSLOTSRANGE %d %d".formatted(firstSlot(i), firstSlot(i + 1) - 1));
    }
  }

  private static int firstSlot(int master) {
    return SLOTS * master / MASTERS;
  }

  private void meet() {
    for (RedisServer node : nodes.subList(1, nodes.size())) {
      masters
          .getFirst()
          .ask("CLUSTER MEET %s %d %s".formatted(Ports.HOST, port(node), busPort(node)));
    }
    if (!Wait.until(LIMIT, () -> nodes.stream().allMatch(this::knowsAll))) {
      throw new DevServicesException(
          "the nodes do not make a cluster; the first knows: "
              + masters.getFirst().ask("CLUSTER NODES"));
    }
  }

  private boolean knowsAll(RedisServer node) {
    List<String> state = node.ask("CLUSTER INFO").lines().toList();
    return state.containsAll(
        List.of(
            "cluster_state:ok",
            "cluster_slots_ok:" + SLOTS,
            "cluster_known_nodes:" + nodes.size()));
  }

  private static String busPort(RedisServer node) {
    return node.ask("CONFIG GET cluster-port").lines().skip(1).findFirst().orElseThrow();
  }

  private static int port(RedisServer node) {
    return node.database().port();
  }

  /** Its masters, each with a third of the slots, in this order. */
  public List<RedisServer> masters() {
    return masters;
  }

  /** The master of {@code key}, if there were no failovers and no moved slots. */
  public RedisServer masterOf(String key) {
    int slot = slotOf(key);
    return masters.get(
        IntStream.range(0, MASTERS).filter(i -> slot < firstSlot(i + 1)).findFirst().orElseThrow());
  }

  /** The slot of {@code key}, from 0 to 16383. */
  public int slotOf(String key) {
    return Integer.parseInt(nodes.getLast().ask("CLUSTER KEYSLOT " + key));
  }

  RedisShard shard() {
    return shard;
  }

  @Override
  public Map<String, String> properties() {
    return Map.of(
        "spring.data.redis.cluster.nodes",
        masters.stream()
            .map(node -> Ports.HOST + ":" + port(node))
            .collect(Collectors.joining(",")));
  }

  /**
   * The same for the user that {@code line} creates, on every node.
   *
   * @param line as in {@link RedisDatabase#as}
   */
  public Map<String, String> propertiesAs(String line) {
    String[] credentials =
        nodes.stream()
            .map(node -> node.database().as(line).credentials())
            .distinct()
            .collect(Collectors.joining())
            .replaceAll("@$", "")
            .split(":", 2);
    Map<String, String> properties = new HashMap<>(properties());
    properties.put("spring.data.redis.username", credentials[0]);
    properties.put("spring.data.redis.password", credentials[1]);
    return properties;
  }

  /** Its nodes, masters first. */
  public List<RedisServer> nodes() {
    return nodes;
  }

  @Override
  public boolean isAtRisk(String key) {
    return masterOf(key) == shard.master();
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
    nodes.stream()
        .filter(node -> node != shard.master())
        .forEach(node -> node.ask("CONFIG SET cluster-node-timeout " + IMPATIENCE_MILLIS));
    shard.awaitPromotion();
  }

  @Override
  public void close() {
    nodes.forEach(RedisServer::close);
  }
}
