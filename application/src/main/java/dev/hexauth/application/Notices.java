package dev.hexauth.application;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/**
 * Reports to users what happened to their account (ASVS 5.0, V6.3.7); nothing while mail is off.
 */
final class Notices {

  private final Drafts drafts;
  private final Optional<Outbox> outbox;

  /**
   * @param outbox empty while mail is off
   */
  Notices(Drafts drafts, Optional<Outbox> outbox) {
    this.drafts = drafts;
    this.outbox = outbox;
  }

  /** A letter about what {@code client} did, to be posted with the change. */
  Optional<Draft> of(LetterKind kind, Client client) {
    return outbox.map(_ -> drafts.notice(kind, client));
  }

  /** A letter about what an admin did, to be posted with the change. */
  Optional<Draft> of(LetterKind kind) {
    return outbox.map(_ -> drafts.notice(kind));
  }

  /** Posts a letter about what an admin did and changed nothing in the user store. */
  void post(UserId user, LetterKind kind) {
    outbox.ifPresent(box -> box.post(user, drafts.notice(kind)));
  }

  /** Posts a letter about what changed nothing in the user store. */
  void post(UserId user, LetterKind kind, Client client) {
    outbox.ifPresent(box -> box.post(user, drafts.notice(kind, client)));
  }
}
