package dev.hexauth.adapter.persistence;

import dev.hexauth.contract.Outage;
import dev.hexauth.devservices.PostgresServer;
import java.util.function.Function;

/**
 * A node on a PostgreSQL that no other test uses meanwhile, which the test pauses: connections are
 * taken, and nothing answers.
 */
final class HangingPostgres<P> implements Outage<P> {

  /** Started once a JVM, and gone with it. */
  private static final PostgresServer SERVER = PostgresServer.ephemeral();

  private final Assembly node = Assembly.on(SERVER.newDatabase());
  private final Function<Assembly, P> adapter;

  /**
   * @param adapter the adapter of a node
   */
  HangingPostgres(Function<Assembly, P> adapter) {
    this.adapter = adapter;
  }

  @Override
  public P adapter() {
    return adapter.apply(node);
  }

  @Override
  public void cutOff() {
    SERVER.pause();
  }

  @Override
  public void restore() {
    SERVER.resume();
  }

  @Override
  public void close() {
    node.close();
  }
}
