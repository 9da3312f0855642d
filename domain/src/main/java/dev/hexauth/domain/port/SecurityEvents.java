package dev.hexauth.domain.port;

import dev.hexauth.domain.event.SecurityEvent;

/**
 * Receives security events; those of one thread arrive in order. Of events that any caller can
 * cause at will, an adapter may report the first and then how many there were.
 */
public interface SecurityEvents {

  /**
   * Takes note of {@code event}; does not fail, and does not keep the caller waiting for a store.
   */
  void record(SecurityEvent event);
}
