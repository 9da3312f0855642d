package dev.hexauth.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.hexauth.contract.SecurityEventsContract;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.SessionStoreBehind;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class LoggedSecurityEventsTest implements SecurityEventsContract {

  private static final SessionRef SESSION =
      new SessionRef(
          new UserId(UUID.fromString("018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506")),
          new SessionId("AAECAwQFBgcICQoLDA0ODw"));

  private final Lines lines = new Lines();
  private final SecurityEvents events = new LoggedSecurityEvents(logger(lines));

  private static Logger logger(Lines lines) {
    LoggerContext context = new LoggerContext();
    lines.setContext(context);
    lines.start();
    Logger logger = context.getLogger(LoggedSecurityEvents.LOGGER);
    logger.addAppender(lines);
    return logger;
  }

  @Override
  public SecurityEvents events() {
    return events;
  }

  @Override
  public List<String> told() {
    return lines.taken().stream()
        .map(line -> line.getFormattedMessage() + " " + line.getKeyValuePairs())
        .toList();
  }

  @Test
  void a_reuse_is_a_warning_with_its_keys_and_values() {
    events.record(new RefreshTokenReused(SESSION));
    assertWarned(
        "An old refresh token was presented; the session was ended", "refresh_token_reused");
  }

  @Test
  void a_store_that_is_behind_is_a_warning_with_its_keys_and_values() {
    events.record(new SessionStoreBehind(SESSION));
    assertWarned(
        "The session store had lost a rotation; the session went on", "session_store_behind");
  }

  @Test
  void the_adapter_for_the_service_does_not_fail() {
    SecurityConfiguration.securityEvents().record(new RefreshTokenReused(SESSION));
  }

  private void assertWarned(String message, String event) {
    ILoggingEvent line = lines.taken().getFirst();
    assertThat(line.getLoggerName()).isEqualTo("hexauth.security");
    assertThat(line.getLevel()).isEqualTo(Level.WARN);
    assertThat(line.getFormattedMessage()).isEqualTo(message);
    assertThat(line.getKeyValuePairs())
        .containsExactly(
            new KeyValuePair("event", event),
            new KeyValuePair("user", SESSION.owner().toString()),
            new KeyValuePair("session", SESSION.id().toString()));
  }

  /** What was logged, in order; {@code append} is called by one thread at a time. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final List<ILoggingEvent> taken = new ArrayList<>();

    @Override
    protected void append(ILoggingEvent line) {
      synchronized (taken) {
        taken.add(line);
      }
    }

    List<ILoggingEvent> taken() {
      synchronized (taken) {
        return List.copyOf(taken);
      }
    }
  }
}
