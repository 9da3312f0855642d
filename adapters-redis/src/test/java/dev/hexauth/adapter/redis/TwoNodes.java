package dev.hexauth.adapter.redis;

import dev.hexauth.devservices.TestServices;
import java.util.function.Supplier;

/** Two nodes of the service with connections of their own. */
record TwoNodes(Node first, Node second) implements AutoCloseable {

  /** On one Redis, as the user that docs/redis.md shows. */
  static TwoNodes onRedis() {
    String url = DocumentedUser.on(TestServices.newRedisDatabase()).uri();
    return of(() -> new Node(url));
  }

  /** On one Redis Cluster of three masters. */
  static TwoNodes onCluster() {
    return of(SharedCluster::newNode);
  }

  private static TwoNodes of(Supplier<Node> node) {
    return new TwoNodes(node.get(), node.get());
  }

  /** Waits until what either session store was asked to confirm is kept. */
  void awaitConfirmations() {
    first.awaitConfirmations();
    second.awaitConfirmations();
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
