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

/** Counts attempts in the buckets of one throttle, and records the refused ones as events. */
final class RateLimiter {

  private final Throttle throttle;
  private final SecurityEvents events;
  private final InstantSource clock;

  RateLimiter(Throttle throttle, SecurityEvents events, InstantSource clock) {
    this.throttle = throttle;
    this.events = events;
    this.clock = clock;
  }

  /** One token that an attempt takes: of {@code bucket}, under {@code limit}. */
  record Share(Bucket bucket, Limit limit) {

    /** Password changes compute two hashes each, so those that succeed are limited as well. */
    boolean countsEveryResult() {
      return bucket.kind() == LimitKind.PASSWORD_CHANGES;
    }

    private boolean isLimited() {
      return !limit.rates().isEmpty();
    }
  }

  /** The client that makes an attempt, and the session in which it is made, if any. */
  record Origin(Optional<SessionRef> session, Client client) {

    Origin(Client client) {
      this(Optional.empty(), client);
    }

    Origin(SessionRef session, Client client) {
      this(Optional.of(session), client);
    }
  }

  /** Whether every bucket had a token left. */
  private sealed interface Taking {

    record All() implements Taking {}

    /** One bucket had none left, and the tokens of the others have been given back. */
    record Shortage(LimitKind kind, Duration retryAfter) implements Taking {}
  }

  /** Admits an attempt by the first of {@code options} in which every bucket has a token left. */
  Attempt admit(List<List<Share>> options, Origin origin) {
    List<Taking.Shortage> shortages = new ArrayList<>();
    for (List<Share> option : options) {
      switch (take(option)) {
        case Taking.All() -> {
          return new Attempt.Admitted(this, option);
        }
        case Taking.Shortage shortage -> shortages.add(shortage);
      }
    }
    return refused(shortages, origin);
  }

  private Attempt refused(List<Taking.Shortage> shortages, Origin origin) {
    LimitKind kind = shortages.getFirst().kind();
    events.record(new SecurityEvent.Throttled(kind, origin.session(), origin.client()));
    return new Attempt.Refused(
        shortages.stream().map(Taking.Shortage::retryAfter).min(Duration::compareTo).orElseThrow());
  }

  private Taking take(List<Share> shares) {
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      if (share.isLimited()
          && throttle.take(share.bucket, share.limit, clock.instant())
              instanceof Admission.Refused(Duration retryAfter)) {
        giveBack(shares.subList(0, i));
        return new Taking.Shortage(share.bucket.kind(), retryAfter);
      }
    }
    return new Taking.All();
  }

  /** Gives the tokens of {@code shares} back. */
  void giveBack(List<Share> shares) {
    for (Share share : shares) {
      if (share.isLimited()) {
        throttle.giveBack(share.bucket, share.limit, clock.instant());
      }
    }
  }
}
