package dev.hexauth.adapter.redis;

import dev.hexauth.devservices.RedisCluster;

/**
 * A Redis Cluster for tests that leave it as they found it; started once a JVM, and gone with it.
 */
final class SharedCluster {

  static final RedisCluster CLUSTER = RedisCluster.ephemeral();

  private SharedCluster() {}

  /** A node on it that has spoken with every master, which may take its time at first. */
  static Node newNode() {
    Node node = new Node(CLUSTER.properties());
    CLUSTER
        .masters()
        .forEach(master -> Outages.assertRecovers(node, Sessions.newOwnerOn(CLUSTER, master)));
    return node;
  }
}
