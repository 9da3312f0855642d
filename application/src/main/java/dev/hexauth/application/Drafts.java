package dev.hexauth.application;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Drafts letters. */
final class Drafts {

  private final RandomIds ids;
  private final InstantSource clock;

  Drafts(RandomIds ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** A letter that a request of {@code client} asks for, in its language if it has one. */
  Draft requested(LetterKind kind, Optional<Language> language, Client client) {
    return draft(kind, language, Optional.of(client));
  }

  /** A letter that reports what {@code client} did. */
  Draft notice(LetterKind kind, Client client) {
    return draft(kind, Optional.empty(), Optional.of(client));
  }

  /** A letter that reports what the service or an admin did. */
  Draft notice(LetterKind kind) {
    return draft(kind, Optional.empty(), Optional.empty());
  }

  private Draft draft(LetterKind kind, Optional<Language> language, Optional<Client> client) {
    Instant now = clock.instant();
    return new Draft(ids.newLetterId(now), kind, language, new Occasion(now, client));
  }
}
