package dev.hexauth.domain.port;

import dev.hexauth.domain.event.SecurityEvent;

/**
 * Records security events; those of one thread stay in order. Of events that any caller can cause
 * at will, an adapter may report the first, and later how many more there were.
 */
public interface SecurityEvents {

  /** Records {@code event}. It throws nothing and does not wait for a store. */
  void record(SecurityEvent event);
}
