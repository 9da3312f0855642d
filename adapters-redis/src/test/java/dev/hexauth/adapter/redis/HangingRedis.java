package dev.hexauth.adapter.redis;

import dev.hexauth.contract.Outage;
import dev.hexauth.devservices.RedisServer;
import java.util.function.Function;

/** A node on a Redis of its own, which the test pauses: connections stay, and nothing answers. */
final class HangingRedis<P> implements Outage<P> {

  private final RedisServer server = RedisServer.ephemeral();
  private final Node node = new Node(server.database().uri());
  private final Function<Node, P> adapter;

  /**
   * @param adapter the adapter of a node
   */
  HangingRedis(Function<Node, P> adapter) {
    this.adapter = adapter;
  }

  @Override
  public P adapter() {
    return adapter.apply(node);
  }

  @Override
  public void cutOff() {
    server.pause();
  }

  @Override
  public void restore() {
    server.resume();
  }

  @Override
  public void close() {
    node.close();
    server.close();
  }
}
