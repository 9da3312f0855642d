package dev.hexauth.contract;

/**
 * An adapter on an engine that the test can take away, such as a server that it pauses. The engine
 * serves this one test only, so that no other test is affected.
 *
 * @param <P> the port
 */
public interface Outage<P> extends AutoCloseable {

  /**
   * The adapter, called before {@link #cutOff} and again after {@link #restore}. An adapter that
   * reaches its engine over a network recovers by itself, so both calls return the same object. If
   * the engine is part of the process, the second call may return a new object.
   */
  P adapter();

  /**
   * Takes the engine away. Pause the process, if possible, rather than stop it: an engine that
   * hangs is a harder test than one that refuses connections.
   */
  void cutOff();

  /** Brings the engine back. */
  void restore();

  /** Stops the engine and the adapter. */
  @Override
  void close();
}
