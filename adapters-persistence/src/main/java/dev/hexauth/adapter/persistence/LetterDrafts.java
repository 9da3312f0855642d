package dev.hexauth.adapter.persistence;

import dev.hexauth.adapter.persistence.jooq.udt.records.LetterDraftRecord;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.Language;
import java.util.Optional;

/** Drafts as the functions of the database take them. */
final class LetterDrafts {

  private LetterDrafts() {}

  /** The row of {@code draft}. */
  static LetterDraftRecord row(Draft draft) {
    Optional<Client> client = draft.occasion().client();
    return new LetterDraftRecord(
        draft.id().value(),
        draft.kind().name(),
        (short) draft.kind().urgency(),
        draft.kind().purpose().map(CodePurpose::name).orElse(null),
        draft.language().map(Language::tag).orElse(null),
        draft.occasion().at(),
        client.map(Client::userAgent).orElse(null),
        client.map(Client::address).orElse(null));
  }

  /** The row of {@code draft}, or one that is no letter. */
  static LetterDraftRecord row(Optional<Draft> draft) {
    return draft.map(LetterDrafts::row).orElseGet(LetterDraftRecord::new);
  }
}
