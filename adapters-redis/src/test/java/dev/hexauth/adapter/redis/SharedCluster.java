package dev.hexauth.adapter.redis;

import dev.hexauth.devservices.RedisCluster;

/** A Redis Cluster for tests that leave it unchanged; started once per JVM, and stopped with it. */
final class SharedCluster {

  static final RedisCluster CLUSTER = RedisCluster.ephemeral();

  private SharedCluster() {}

  /** A node on it that has connected to every master, which may take some time at first. */
  static Node newNode() {
    Node node = new Node(CLUSTER.properties());
    CLUSTER
        .masters()
        .forEach(master -> Outages.assertRecovers(node, Sessions.newOwnerOn(CLUSTER, master)));
    return node;
  }
}
