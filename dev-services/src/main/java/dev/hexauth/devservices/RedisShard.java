package dev.hexauth.devservices;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A master, and the replica that takes its place. */
record RedisShard(RedisServer master, RedisServer replica) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Waits until the replica has a copy of its master's data. */
  void awaitCopy() {
    await("a first copy", () -> says(replica, "master_link_status:up"));
  }

  /**
   * Parts the two, with all on the replica that was written before. To stop the replica would not
   * do: what the master went on sending would wait for it in the system, and be read in the end.
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

  /** A sentinel that reconfigures a server cuts all connections to it. */
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
