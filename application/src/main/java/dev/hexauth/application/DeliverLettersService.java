package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class DeliverLettersService implements DeliverLetters {

  /** Longer than any attempt takes, so that no letter is sent by two workers at once. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE_IF_REFUSED = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Outbox outbox;
  private final EmailCodes codes;
  private final MailTransport transport;
  private final RandomIds ids;
  private final MailPolicy policy;
  private final SecurityEvents events;
  private final InstantSource clock;

  DeliverLettersService(
      Outbox outbox,
      EmailCodes codes,
      MailTransport transport,
      RandomIds ids,
      MailPolicy policy,
      SecurityEvents events,
      InstantSource clock) {
    this.outbox = outbox;
    this.codes = codes;
    this.transport = transport;
    this.ids = ids;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result deliver() {
    Instant now = clock.instant();
    return outbox
        .lease(now, now.plus(LEASE))
        .map(letter -> deliver(letter, now))
        .orElseGet(Result.Idle::new);
  }

  private Result deliver(Letter letter, Instant now) {
    Optional<CodePurpose> purpose = letter.kind().purpose();
    if (purpose.isEmpty()) {
      return send(letter, Optional.empty());
    }
    EmailCode code = ids.newCode();
    Instant expiresAt = now.plus(policy.lifetimeOf(purpose.get()));
    if (!codes.keep(code, purpose.get(), letter, expiresAt, now)) {
      outbox.remove(letter.id());
      return new Result.Dropped(letter.kind());
    }
    return send(letter, Optional.of(code));
  }

  private Result send(Letter letter, Optional<EmailCode> code) {
    return switch (transport.send(letter, code)) {
      case Posting.Sent() -> sent(letter);
      // Also if it is refused for good: an operator may mend what the server did not like.
      case Posting.Refused _ -> failed(letter, LONGEST_PAUSE_IF_REFUSED);
      case Posting.Unreachable() -> failed(letter, LONGEST_PAUSE);
    };
  }

  private Result sent(Letter letter) {
    outbox.remove(letter.id());
    events.record(new SecurityEvent.LetterSent(letter.kind(), letter.to().user()));
    return new Result.Sent(letter.kind());
  }

  private Result failed(Letter letter, Duration longestPause) {
    Instant now = clock.instant();
    if (!now.isBefore(letter.occasion().at().plus(PATIENCE))) {
      outbox.remove(letter.id());
      events.record(new SecurityEvent.LetterGivenUp(letter.kind(), letter.to().user()));
      return new Result.GivenUp(letter.kind());
    }
    Duration pause = pauseAfter(letter.attempt(), longestPause);
    outbox.retry(letter, now.plus(pause));
    events.record(new SecurityEvent.LetterPostponed(letter.kind(), letter.to().user()));
    return new Result.Postponed(letter.kind(), pause);
  }

  /** After the first attempt {@link #FIRST_PAUSE}, then twice as long each time. */
  private static Duration pauseAfter(int attempt, Duration longest) {
    int doublings = Math.min(attempt - 1, 20);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
