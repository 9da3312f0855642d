package dev.hexauth.application;

import dev.hexauth.application.Admins.AdminAccess;
import dev.hexauth.domain.audit.HourlyCount;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.token.Denial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class ShowStatisticsService implements ShowStatistics {

  private static final int HOURS = 24;

  private final Admins admins;
  private final AuditTrail trail;
  private final Optional<Outbox> outbox;
  private final InstantSource clock;

  /**
   * @param outbox empty while mail is off
   */
  ShowStatisticsService(
      Admins admins, AuditTrail trail, Optional<Outbox> outbox, InstantSource clock) {
    this.admins = admins;
    this.trail = trail;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Result show(Command command) {
    Instant now = clock.instant();
    return switch (admins.check(command.accessTokens(), command.client(), now)) {
      case AdminAccess.Granted _ -> show(now);
      case AdminAccess.NotAllowed() -> new Result.NotAllowed();
      case AdminAccess.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result show(Instant now) {
    Instant until = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    Instant from = until.minus(Duration.ofHours(HOURS));
    List<HourlyCount> counts = trail.counts(from, until);
    return new Result.Shown(
        from,
        Stream.of(Figure.values())
            .map(figure -> new Counts(figure, hours(figure, from, counts)))
            .toList(),
        outbox.map(box -> box.backlog(now)));
  }

  private static List<Long> hours(Figure figure, Instant from, List<HourlyCount> counts) {
    return IntStream.range(0, HOURS)
        .mapToObj(i -> from.plus(Duration.ofHours(i)))
        .map(hour ->
            counts.stream()
                .filter(count -> count.hour().equals(hour) && isPart(count.kind(), figure))
                .mapToLong(HourlyCount::events)
                .sum())
        .toList();
  }

  private static boolean isPart(EventKind kind, Figure figure) {
    return switch (figure) {
      case LOGGED_IN -> kind == EventKind.LOGGED_IN;
      case LOGIN_FAILED -> kind == EventKind.LOGIN_FAILED;
      case THROTTLED -> kind == EventKind.THROTTLED;
      case SESSION_ENDED -> endsSessions(kind);
      case USER_REGISTERED -> kind == EventKind.USER_REGISTERED;
    };
  }

  private static boolean endsSessions(EventKind kind) {
    return kind == EventKind.LOGGED_OUT
        || kind == EventKind.OTHER_SESSIONS_ENDED
        || kind == EventKind.SESSIONS_ENDED
        || kind == EventKind.TOKEN_REVOKED
        || kind == EventKind.REFRESH_TOKEN_REUSED;
  }
}
