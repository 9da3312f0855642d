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
   * Parts the two, with all on the replica that had been written before. What the master still
   * sends stays in the hands of the system until {@link #kill}; so the link is cut at both ends.
   */
  void cutOff() {
    long written = offset(master, "master_repl_offset");
    await("the last write", () -> offset(replica, "slave_repl_offset") >= written);
    replica.pause();
    master.ask("CLIENT KILL TYPE replica");
  }

  void kill() {
    master.kill();
    replica.resume();
  }

  void awaitPromotion() {
    await("the role of a master", () -> says(replica, "role:master"));
  }

  void close() {
    replica.close();
    master.close();
  }

  private void await(String what, BooleanSupplier condition) {
    if (!Wait.until(LIMIT, condition)) {
      throw new DevServicesException(
          "%s has not got %s; it says: %s".formatted(replica.database(), what, state(replica)));
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
