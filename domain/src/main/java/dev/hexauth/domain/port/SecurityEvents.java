package dev.hexauth.domain.port;

import dev.hexauth.domain.event.SecurityEvent;

/** Is told what bears on security, in the order in which one thread says it. */
public interface SecurityEvents {

  /**
   * Takes note of {@code event}; does not fail, and does not keep the caller waiting for a store.
   */
  void record(SecurityEvent event);
}
