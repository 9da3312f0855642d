package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import java.util.Optional;

/**
 * Posts the letters that anyone may ask for by giving an address. Nothing it does depends on
 * whether the address has an account (ASVS 5.0, V6.3.8).
 */
final class RequestedLetters {

  private final LetterGate gate;
  private final Outbox outbox;
  private final Drafts drafts;
  private final SecurityEvents events;

  RequestedLetters(LetterGate gate, Outbox outbox, Drafts drafts, SecurityEvents events) {
    this.gate = gate;
    this.outbox = outbox;
    this.drafts = drafts;
    this.events = events;
  }

  /** Whether the network of {@code client} may ask for another letter, which is counted. */
  Attempt admit(Client client) {
    return gate.admit(client);
  }

  /** Posts the letter, unless the address was written to often enough. */
  void post(EmailAddress address, LetterKind kind, Optional<Language> language, Client client) {
    events.record(new SecurityEvent.LetterRequested(kind, client));
    if (gate.hasRoomFor(address, client)) {
      outbox.post(address, drafts.requested(kind, language, client));
    }
  }
}
