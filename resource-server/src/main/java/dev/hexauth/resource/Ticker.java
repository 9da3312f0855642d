package dev.hexauth.resource;

/**
 * Elapsed time, for the age of hexauth's answers. It does not jump when the clock is set. A bean of
 * this type replaces {@link System#nanoTime()}, for instance in a test of logouts.
 */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since an arbitrary moment; only differences have a meaning. */
  long read();
}
