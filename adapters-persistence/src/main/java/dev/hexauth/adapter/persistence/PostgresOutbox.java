package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.LEASE_LETTER;
import static dev.hexauth.adapter.persistence.jooq.Tables.LETTERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Letters in the table {@code letters}; each operation is one statement. */
final class PostgresOutbox implements Outbox {

  private final Database database;

  PostgresOutbox(DSLContext sql) {
    this.database = new Database(sql, "user store");
  }

  @Override
  public void post(UserId id, Draft draft) {
    post(draft, id.value(), null);
  }

  @Override
  public void post(UserId id, EmailAddress address, Draft draft) {
    post(draft, id.value(), address.value());
  }

  private void post(Draft draft, UUID owner, @Nullable String address) {
    boolean _ =
        database.ask(sql -> {
          Routines.postLetterFor(sql.configuration(), LetterDrafts.row(draft), owner, address);
          return true;
        });
  }

  @Override
  public void post(EmailAddress address, Draft draft) {
    boolean _ =
        database.ask(sql -> {
          Routines.postLetter(
              sql.configuration(), LetterDrafts.row(draft), null, null, address.value(), null);
          return true;
        });
  }

  @Override
  public Optional<Letter> lease(Instant now, Instant until) {
    return database.ask(sql ->
        sql.selectFrom(LEASE_LETTER.call(Micros.floor(now), Micros.floor(until)))
            .fetchOptional(PostgresOutbox::letter));
  }

  @Override
  public void retry(Letter letter, Instant due) {
    database.ask(sql ->
        sql.update(LETTERS)
            .set(LETTERS.DUE_AT, Micros.floor(due))
            .where(LETTERS.ID.eq(letter.id().value()))
            .and(LETTERS.ATTEMPTS.eq(letter.attempt()))
            .execute());
  }

  @Override
  public void remove(LetterId letter) {
    database.ask(sql -> sql.deleteFrom(LETTERS).where(LETTERS.ID.eq(letter.value())).execute());
  }

  @Override
  public Backlog backlog(Instant now) {
    return database.ask(sql ->
        sql.select(count(), min(LETTERS.OCCURRED_AT))
            .from(LETTERS)
            .fetchSingle(row -> new Backlog(row.value1(), age(row.value2(), now))));
  }

  private static Duration age(@Nullable Instant oldest, Instant now) {
    return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
  }

  private static Letter letter(Record row) {
    Recipient to =
        new Recipient(
            new UserId(row.get(LEASE_LETTER.OWNER)),
            new UserName(row.get(LEASE_LETTER.NAME)),
            new EmailAddress(row.get(LEASE_LETTER.ADDRESS)),
            Language.of(row.get(LEASE_LETTER.LANGUAGE)).orElse(Language.ENGLISH));
    return new Letter(
        new LetterId(row.get(LEASE_LETTER.ID)),
        LetterKind.valueOf(row.get(LEASE_LETTER.KIND)),
        to,
        new Occasion(
            row.get(LEASE_LETTER.OCCURRED_AT),
            ClientColumns.client(
                row.get(LEASE_LETTER.USER_AGENT), row.get(LEASE_LETTER.CLIENT_ADDRESS))),
        row.get(LEASE_LETTER.ATTEMPTS));
  }
}
