package dev.hexauth.devservices;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A master, and the replica that replaces it. */
record RedisShard(RedisServer master, RedisServer replica) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Waits until the replica has a copy of its master's data. */
  void awaitCopy() {
    await("a first copy", () -> says(replica, "master_link_status:up"));
  }

  /**
   * Separates the two; the replica keeps everything written before. Stopping the replica would not
   * work: data that the master sends meanwhile would wait in the system's buffers and be read
   * later.
   */
  void cutOff() {
    awaitLastWrite();
    replica.pause();
    master.ask("CLIENT KILL TYPE replica");
  }

  private void awaitLastWrite() {
    long written = offset(master, "master_repl_offset");
    await("the last write", () -> offset(replica, "slave_repl_offset") >= written);
  }

  void kill() {
    master.kill();
    replica.resume();
  }

  void hang() {
    awaitLastWrite();
    master.pause();
  }

  void awaitPromotion() {
    await("the role of a master", () -> says(replica, "role:master"));
  }

  void close() {
    replica.close();
    master.close();
  }

  void await(String what, BooleanSupplier condition) {
    if (!Wait.until(LIMIT, () -> holds(condition))) {
      throw new DevServicesException(
          "%s has not got %s; it says: %s".formatted(replica.database(), what, state(replica)));
    }
  }

  /** A sentinel that reconfigures a server closes all connections to it. */
  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (DevServicesException cut) {
      return false;
    }
  }

  private static boolean says(RedisServer server, String line) {
    return state(server).lines().anyMatch(line::equals);
  }

  private static long offset(RedisServer server, String name) {
    return state(server)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  private static String state(RedisServer server) {
    return server.ask("INFO replication");
  }
}
