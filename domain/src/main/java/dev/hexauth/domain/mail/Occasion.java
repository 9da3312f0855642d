package dev.hexauth.domain.mail;

import dev.hexauth.domain.session.Client;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When and from where a letter was caused.
 *
 * @param at rounded down to microseconds
 * @param client the origin of the request, or empty if it is not the user's business, as when an
 *     admin acts
 */
public record Occasion(Instant at, Optional<Client> client) {

  /** Rounds the instant down to microseconds, which every store can keep. */
  public Occasion {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
