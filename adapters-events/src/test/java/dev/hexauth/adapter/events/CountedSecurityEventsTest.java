package dev.hexauth.adapter.events;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.SecurityEventsContract;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.event.SecurityEvent.UserRegistered;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.UserId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

final class CountedSecurityEventsTest implements SecurityEventsContract {

  private static final UserId USER = new UserId(new UUID(7, 7));
  private static final SessionRef SESSION =
      new SessionRef(USER, new SessionId("AAECAwQFBgcICQoLDA0ODw"));
  private static final Client CLIENT = new Client("curl/8", "2001:db8::1");

  private final Queue<SecurityEvent> handedOn = new ConcurrentLinkedQueue<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SecurityEvents events = new CountedSecurityEvents(handedOn::add, meters);

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
    return handedOn.stream().map(SecurityEvent::toString).toList();
  }

  @Test
  void each_label_is_counted_by_itself() {
    events.record(new LoginFailed(Optional.of(USER), LoginFailure.WRONG_PASSWORD, CLIENT));
    events.record(new LoginFailed(Optional.of(USER), LoginFailure.WRONG_PASSWORD, CLIENT));
    events.record(new LoginFailed(Optional.empty(), LoginFailure.NO_SUCH_USER, CLIENT));
    events.record(new TokenRejected(TokenKind.ACCESS, CLIENT));
    events.record(new TokenRejected(TokenKind.REFRESH, CLIENT));
    events.record(new RefreshTokenReused(SESSION, CLIENT));
    assertThat(counted())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "login_failed wrong_password", 2.0,
                "login_failed no_such_user", 1.0,
                "token_rejected not_an_access_token", 1.0,
                "token_rejected not_a_refresh_token", 1.0,
                "refresh_token_reused none", 1.0));
  }

  @Test
  void every_label_is_there_before_anything_happens_and_none_is_added() {
    List<Meter> before = meters.getMeters();
    assertThat(before).hasSameSizeAs(EventLabel.all());
    assertThat(counted()).isEmpty();

    SecurityEventsContract.examples().forEach(events::record);

    assertThat(meters.getMeters()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(counted()).hasSizeGreaterThanOrEqualTo(EventKind.values().length);
  }

  @Test
  void nothing_that_tells_people_apart_is_a_tag() {
    for (int i = 0; i < 100; i++) {
      events.record(new UserRegistered(new UserId(new UUID(7, i)), new Client("c" + i, "a" + i)));
    }
    assertThat(counted()).containsExactlyEntriesOf(Map.of("user_registered none", 100.0));
    assertThat(meters.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getKey)
        .containsOnly("event", "reason");
  }

  /** The counts, by label. */
  private Map<String, Double> counted() {
    return meters.find("hexauth.security.events").counters().stream()
        .filter(counter -> counter.count() > 0)
        .collect(toMap(CountedSecurityEventsTest::label, Counter::count));
  }

  private static String label(Counter counter) {
    return counter.getId().getTag("event") + " " + counter.getId().getTag("reason");
  }
}
