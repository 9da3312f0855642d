package dev.hexauth.adapter.memory;

import dev.hexauth.domain.mail.MailRecord;
import dev.hexauth.domain.mail.MailRecord.PendingCode;
import dev.hexauth.domain.mail.MailRecord.PendingLetter;
import dev.hexauth.domain.mail.MailRecord.PreviousAddress;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What the maps of a user store hold of a user's mail. */
final class InMemoryMailRecords implements MailRecords {

  private final UserTables tables;

  InMemoryMailRecords(UserTables tables) {
    this.tables = tables;
  }

  @Override
  public MailRecord of(User user, Instant now) {
    synchronized (tables) {
      return new MailRecord(codes(user, now), letters(user), previous(user, now));
    }
  }

  private List<PendingCode> codes(User user, Instant now) {
    return tables.codes.values().stream()
        .filter(code -> code.owner().equals(user.id()) && now.isBefore(code.expiresAt()))
        .map(code -> new PendingCode(code.purpose(), code.address(), code.expiresAt()))
        .sorted(Comparator.comparing(PendingCode::expiresAt))
        .toList();
  }

  private List<PendingLetter> letters(User user) {
    return tables.letters.values().stream()
        .filter(letter -> letter.isFor(user))
        .map(letter ->
            new PendingLetter(letter.draft().kind(), letter.address(), letter.draft().occasion()))
        .sorted(Comparator.comparing(letter -> letter.occasion().at()))
        .toList();
  }

  private List<PreviousAddress> previous(User user, Instant now) {
    return tables.reserved.entrySet().stream()
        .filter(entry -> tables.canTakeBack(entry.getKey(), user.id(), now))
        .map(entry -> new PreviousAddress(entry.getKey(), entry.getValue().until()))
        .sorted(Comparator.comparing(PreviousAddress::until))
        .toList();
  }
}
