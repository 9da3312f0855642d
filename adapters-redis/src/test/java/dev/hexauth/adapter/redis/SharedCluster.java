package dev.hexauth.adapter.redis;

import dev.hexauth.devservices.RedisCluster;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.UnavailableException;

/**
 * A Redis Cluster for tests that leave it as they found it; started once a JVM, and gone with it.
 */
final class SharedCluster {

  static final RedisCluster CLUSTER = RedisCluster.ephemeral();

  private SharedCluster() {}

  /** A node on it that has spoken with every master, which may take its time at first. */
  static Node newNode() {
    Node node = new Node(CLUSTER.properties());
    CLUSTER.masters().forEach(master -> awaitAnswers(node, master));
    return node;
  }

  private static void awaitAnswers(Node node, RedisServer master) {
    while (true) {
      try {
        Sessions.operations(node.store(), Sessions.of(Sessions.newOwnerOn(CLUSTER, master), 1))
            .forEach(Runnable::run);
        return;
      } catch (UnavailableException notYet) {
        Thread.onSpinWait();
      }
    }
  }
}
