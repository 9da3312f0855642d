package dev.hexauth.adapter.events;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;

/** Hands events on, and has them kept in the audit trail. */
final class AuditedSecurityEvents implements SecurityEvents {

  private final SecurityEvents next;
  private final AuditRecorder recorder;

  AuditedSecurityEvents(SecurityEvents next, AuditRecorder recorder) {
    this.next = next;
    this.recorder = recorder;
  }

  @Override
  public void record(SecurityEvent event) {
    next.record(event);
    recorder.add(event);
  }
}
