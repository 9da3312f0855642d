package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import java.time.Instant;
import java.time.InstantSource;

final class MakeServiceKeyService implements MakeServiceKey {

  private final ServiceKeys keys;
  private final RandomIds ids;
  private final SecurityEvents events;
  private final InstantSource clock;

  MakeServiceKeyService(
      ServiceKeys keys, RandomIds ids, SecurityEvents events, InstantSource clock) {
    this.keys = keys;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result make(Command command) {
    Instant now = clock.instant();
    ServiceKeyId id = ids.newServiceKeyId(now);
    ServiceKey key = ids.newServiceKey();
    return switch (keys.add(ServiceKeyDetails.ofNew(id, command.service(), now), key)) {
      case ADDED -> {
        events.record(new SecurityEvent.ServiceKeyMade(command.service(), id));
        yield new Result.Made(id, key);
      }
      case TOO_MANY -> new Result.TooMany();
    };
  }
}
