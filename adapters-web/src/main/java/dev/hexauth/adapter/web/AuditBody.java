package dev.hexauth.adapter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hexauth.adapter.web.http.Body;
import dev.hexauth.application.ShowStatistics;
import dev.hexauth.application.ShowStatistics.Figure;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of successful answers about kept events. What is not known is null. */
sealed interface AuditBody extends Body {

  /** A page of events. */
  record Events(String status, Page data) implements AuditBody {

    /**
     * @param next the cursor of the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<Entry> events, @Nullable String next) {}

    /**
     * @param by the admin whose step it was
     * @param count how many events this one stands for
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entry(
        String id,
        String at,
        String kind,
        @Nullable String user,
        @Nullable String session,
        @Nullable String userAgent,
        @Nullable String ipAddress,
        @Nullable String by,
        @Nullable String reason,
        long count) {}

    static Events of(List<AuditedEvent> events, Optional<String> next) {
      return new Events(
          "success", new Page(events.stream().map(Events::entry).toList(), next.orElse(null)));
    }

    static Entry entry(AuditedEvent event) {
      return new Entry(
          event.id().toString(),
          Timestamp.of(event.at()),
          event.kind().label(),
          event.user().map(UserId::toString).orElse(null),
          event.session().map(PublicId::value).orElse(null),
          event.client().map(Client::userAgent).orElse(null),
          event.client().map(Client::address).orElse(null),
          event.by().map(UserId::toString).orElse(null),
          event.reason().orElse(null),
          event.count());
    }
  }

  /** The events of the last 24 hours, counted. */
  record Statistics(String status, Data data) implements AuditBody {

    /**
     * @param from the start of the first hour
     * @param step the duration that each number is for, in ISO 8601
     * @param outbox null while mail is off
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Data(String from, String step, Counts counts, @Nullable Outbox outbox) {}

    /** A number for each hour. */
    record Counts(
        @JsonProperty("logged_in") List<Long> loggedIn,
        @JsonProperty("login_failed") List<Long> loginFailed,
        List<Long> throttled,
        @JsonProperty("session_ended") List<Long> sessionEnded,
        @JsonProperty("user_registered") List<Long> userRegistered) {}

    /**
     * @param waiting how many letters wait to be sent
     * @param oldestSeconds how long the oldest of them has waited
     */
    record Outbox(long waiting, long oldestSeconds) {}

    static Statistics of(ShowStatistics.Result.Shown shown) {
      Counts counts =
          new Counts(
              hours(Figure.LOGGED_IN, shown),
              hours(Figure.LOGIN_FAILED, shown),
              hours(Figure.THROTTLED, shown),
              hours(Figure.SESSION_ENDED, shown),
              hours(Figure.USER_REGISTERED, shown));
      return new Statistics(
          "success",
          new Data(
              Timestamp.of(shown.from()),
              "PT1H",
              counts,
              shown.backlog().map(Statistics::outbox).orElse(null)));
    }

    private static List<Long> hours(Figure figure, ShowStatistics.Result.Shown shown) {
      return shown.counts().stream()
          .filter(counts -> counts.figure() == figure)
          .flatMap(counts -> counts.hours().stream())
          .toList();
    }

    private static Outbox outbox(Backlog backlog) {
      return new Outbox(backlog.letters(), backlog.age().toSeconds());
    }
  }
}
