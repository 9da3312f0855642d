package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.LimitKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts attempts in the buckets of one throttle, and records which are refused. */
final class RateLimiter {

  private final Throttle throttle;
  private final SecurityEvents events;
  private final InstantSource clock;

  RateLimiter(Throttle throttle, SecurityEvents events, InstantSource clock) {
    this.throttle = throttle;
    this.events = events;
    this.clock = clock;
  }

  /** A token of a bucket, which an attempt takes. */
  record Share(Bucket bucket, Limit limit) {

    /** Changes of a password compute two hashes, so those that succeed are limited as well. */
    boolean countsEveryResult() {
      return bucket.kind() == LimitKind.PASSWORD_CHANGES;
    }

    private boolean isLimited() {
      return !limit.rates().isEmpty();
    }
  }

  /** Where an attempt comes from, and in which session. */
  record Origin(Optional<SessionRef> session, Client client) {

    Origin(Client client) {
      this(Optional.empty(), client);
    }

    Origin(SessionRef session, Client client) {
      this(Optional.of(session), client);
    }
  }

  /** Whether every share had a token left. */
  private sealed interface Taking {

    record All() implements Taking {}

    /** One had none; what was taken of others has been given back. */
    record Lacking(LimitKind kind, Duration retryAfter) implements Taking {}
  }

  /** Admits an attempt by the first of {@code ways} in which every share has a token left. */
  Attempt admit(List<List<Share>> ways, Origin origin) {
    List<Taking.Lacking> shortages = new ArrayList<>();
    for (List<Share> way : ways) {
      switch (take(way)) {
        case Taking.All() -> {
          return new Attempt.Admitted(this, way);
        }
        case Taking.Lacking shortage -> shortages.add(shortage);
      }
    }
    return refused(shortages, origin);
  }

  private Attempt refused(List<Taking.Lacking> shortages, Origin origin) {
    LimitKind kind = shortages.getFirst().kind();
    events.record(new SecurityEvent.Throttled(kind, origin.session(), origin.client()));
    return new Attempt.Refused(
        shortages.stream().map(Taking.Lacking::retryAfter).min(Duration::compareTo).orElseThrow());
  }

  private Taking take(List<Share> shares) {
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      if (share.isLimited()
          && throttle.take(share.bucket, share.limit, clock.instant())
              instanceof Admission.Refused(Duration retryAfter)) {
        giveBack(shares.subList(0, i));
        return new Taking.Lacking(share.bucket.kind(), retryAfter);
      }
    }
    return new Taking.All();
  }

  /** Returns one token each to {@code shares}. */
  void giveBack(List<Share> shares) {
    for (Share share : shares) {
      if (share.isLimited()) {
        throttle.giveBack(share.bucket, share.limit, clock.instant());
      }
    }
  }
}
