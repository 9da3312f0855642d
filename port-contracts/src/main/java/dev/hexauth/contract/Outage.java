package dev.hexauth.contract;

/**
 * An adapter on an engine that the test can take away, such as a server that it pauses. The engine
 * serves this one test, so that no other test notices.
 *
 * @param <P> the port
 */
public interface Outage<P> extends AutoCloseable {

  /**
   * The adapter on the engine as it is now. It is asked for before {@link #cutOff} and again after
   * {@link #restore}. An adapter that reaches its engine over a network recovers by itself, so both
   * answers are the same object. One whose engine is part of the process may be a new object.
   */
  P adapter();

  /**
   * Takes the engine away. An engine that hangs is a harder test than one that refuses connections:
   * pause the process if you can, rather than stop it.
   */
  void cutOff();

  /** Brings the engine back. */
  void restore();

  /** Stops the engine and the adapter. */
  @Override
  void close();
}
