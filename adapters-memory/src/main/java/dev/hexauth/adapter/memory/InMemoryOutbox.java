package dev.hexauth.adapter.memory;

import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Letters in a map. */
final class InMemoryOutbox implements Outbox {

  private final UserTables tables;

  InMemoryOutbox(UserTables tables) {
    this.tables = tables;
  }

  @Override
  public void post(UserId id, Draft draft) {
    synchronized (tables) {
      tables.post(id, draft);
    }
  }

  @Override
  public void post(EmailAddress address, Draft draft) {
    synchronized (tables) {
      tables.post(draft, address);
    }
  }

  @Override
  public void post(UserId id, EmailAddress address, Draft draft) {
    synchronized (tables) {
      tables.find(id).ifPresent(user -> tables.post(draft, user, address));
    }
  }

  @Override
  public Optional<Letter> lease(Instant now, Instant until) {
    synchronized (tables) {
      tables.letters.values().removeIf(letter -> wanted(letter, now).isEmpty());
      Optional<UserTables.KeptLetter> next =
          tables.letters.values().stream()
              .filter(letter -> !letter.due().isAfter(now))
              .min(
                  Comparator.comparingInt(
                          (UserTables.KeptLetter letter) -> letter.draft().kind().urgency())
                      .thenComparing(UserTables.KeptLetter::due));
      return next.map(letter -> {
        UserTables.KeptLetter leased = letter.dueAt(until, letter.attempts() + 1);
        Draft draft = letter.draft();
        tables.letters.put(draft.id(), leased);
        return new Letter(
            draft.id(),
            draft.kind(),
            wanted(leased, now).orElseThrow(),
            draft.occasion(),
            leased.attempts());
      });
    }
  }

  /** The recipient, or empty if the letter has none, or nobody who wants it. */
  private Optional<Recipient> wanted(UserTables.KeptLetter letter, Instant now) {
    Draft draft = letter.draft();
    Optional<Recipient> to =
        letter.to().or(() -> tables.find(letter.address()).map(user -> recipient(user, draft)));
    return draft.kind().purpose().isEmpty()
        ? to
        : to.filter(recipient ->
            tables
                .find(recipient.user())
                .filter(user -> isOpen(draft, recipient, user, now))
                .isPresent());
  }

  private boolean isOpen(Draft draft, Recipient recipient, User user, Instant now) {
    return switch (draft.kind().purpose().orElseThrow()) {
      case VERIFY_ADDRESS -> !user.verified() && user.email().equals(recipient.address());
      case RESET_PASSWORD -> user.email().equals(recipient.address());
      case CHANGE_ADDRESS -> !tables.owners.containsKey(recipient.address());
      case TAKE_BACK_ADDRESS -> tables.canTakeBack(recipient.address(), user.id(), now);
    };
  }

  @Override
  public void retry(Letter letter, Instant due) {
    synchronized (tables) {
      tables.letters.computeIfPresent(
          letter.id(),
          (_, kept) ->
              kept.attempts() == letter.attempt() ? kept.dueAt(due, kept.attempts()) : kept);
    }
  }

  @Override
  public void remove(LetterId letter) {
    synchronized (tables) {
      tables.letters.remove(letter);
    }
  }

  @Override
  public Backlog backlog(Instant now) {
    synchronized (tables) {
      return tables.letters.values().stream()
          .map(letter -> letter.draft().occasion().at())
          .min(Comparator.naturalOrder())
          .map(oldest -> new Backlog(tables.letters.size(), age(oldest, now)))
          .orElse(new Backlog(0, Duration.ZERO));
    }
  }

  private static Duration age(Instant oldest, Instant now) {
    return now.isAfter(oldest) ? Duration.between(oldest, now) : Duration.ZERO;
  }

  private static Recipient recipient(User user, Draft draft) {
    return UserTables.recipient(user, user.email(), draft);
  }
}
