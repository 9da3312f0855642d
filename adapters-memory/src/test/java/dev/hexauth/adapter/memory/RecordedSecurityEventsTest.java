package dev.hexauth.adapter.memory;

import dev.hexauth.contract.SecurityEventsContract;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.SessionId;
import java.util.List;

final class RecordedSecurityEventsTest implements SecurityEventsContract {

  private final RecordedSecurityEvents events = new RecordedSecurityEvents();

  @Override
  public SecurityEvents events() {
    return events;
  }

  @Override
  public String nameOf(SessionId session) {
    return session.value();
  }

  @Override
  public List<String> reported() {
    return events.recorded().stream().map(SecurityEvent::toString).toList();
  }
}
