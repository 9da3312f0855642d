package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.EMAIL_CODES;
import static dev.hexauth.adapter.persistence.jooq.Tables.PROVE_ADDRESS;
import static dev.hexauth.adapter.persistence.jooq.Tables.RESERVED_ADDRESSES;
import static dev.hexauth.adapter.persistence.jooq.Tables.USERS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Digests of codes in the table {@code email_codes}; each operation is one statement. */
final class PostgresEmailCodes implements EmailCodes {

  private final Database database;

  PostgresEmailCodes(DSLContext sql) {
    this.database = new Database(sql, "user store");
  }

  @Override
  public boolean keep(
      EmailCode code, CodePurpose purpose, Letter letter, Instant expiresAt, Instant now) {
    return database.ask(sql ->
        Routines.keepCode(
            sql.configuration(),
            digestOf(code),
            letter.id().value(),
            purpose.name(),
            letter.to().user().value(),
            letter.to().address().value(),
            Micros.floor(expiresAt),
            Micros.floor(now)));
  }

  @Override
  public AddressProof prove(EmailCode code, Instant now, Instant reservedUntil, Draft notice) {
    return database.ask(sql ->
        sql.selectFrom(
                PROVE_ADDRESS.call(
                    digestOf(code),
                    Micros.floor(now),
                    Micros.floor(reservedUntil),
                    LetterDrafts.row(notice)))
            .fetchOptional(PostgresEmailCodes::proof)
            .orElseGet(AddressProof.Invalid::new));
  }

  private static AddressProof proof(Record row) {
    UserId owner = new UserId(row.get(PROVE_ADDRESS.OWNER));
    return switch (row.get(PROVE_ADDRESS.OUTCOME)) {
      case verified -> new AddressProof.Verified(owner, true);
      case verified_before -> new AddressProof.Verified(owner, false);
      case changed ->
          new AddressProof.Changed(owner, new EmailAddress(row.get(PROVE_ADDRESS.PREVIOUS)));
    };
  }

  @Override
  public Optional<User> find(EmailCode code, CodePurpose purpose, Instant now) {
    return database.ask(sql ->
        sql.select(UserRows.COLUMNS)
            .from(EMAIL_CODES)
            .join(USERS)
            .on(USERS.ID.eq(EMAIL_CODES.OWNER))
            .where(EMAIL_CODES.DIGEST.eq(digestOf(code)))
            .and(EMAIL_CODES.PURPOSE.eq(purpose.name()))
            .and(EMAIL_CODES.EXPIRES_AT.gt(Micros.floor(now)))
            .and(USERS.DISABLED_AT.isNull())
            .and(fits(purpose, now))
            .fetchOptional(UserRows::user));
  }

  /** Whether the code fits the address of its owner. */
  private static Condition fits(CodePurpose purpose, Instant now) {
    return switch (purpose) {
      case VERIFY_ADDRESS, RESET_PASSWORD -> USERS.EMAIL.eq(EMAIL_CODES.ADDRESS);
      case CHANGE_ADDRESS -> noCondition();
      case TAKE_BACK_ADDRESS ->
          exists(
              selectOne()
                  .from(RESERVED_ADDRESSES)
                  .where(RESERVED_ADDRESSES.ADDRESS.eq(EMAIL_CODES.ADDRESS))
                  .and(RESERVED_ADDRESSES.OWNER.eq(EMAIL_CODES.OWNER))
                  .and(RESERVED_ADDRESSES.UNTIL.gt(Micros.floor(now))));
    };
  }

  @Override
  public Optional<UserId> reset(EmailCode code, PasswordHash hash, Instant now, Draft notice) {
    return user(
        database.ask(sql ->
            Routines.resetPassword(
                sql.configuration(),
                digestOf(code),
                hash.encoded(),
                Micros.floor(now),
                LetterDrafts.row(notice))));
  }

  @Override
  public Optional<UserId> takeBack(EmailCode code, PasswordHash hash, Instant now, Draft reset) {
    return user(
        database.ask(sql ->
            Routines.takeAddressBack(
                sql.configuration(),
                digestOf(code),
                hash.encoded(),
                Micros.floor(now),
                LetterDrafts.row(reset))));
  }

  private static Optional<UserId> user(@Nullable UUID id) {
    return Optional.ofNullable(id).map(UserId::new);
  }

  private static String digestOf(EmailCode code) {
    return Digest.of(code.reveal());
  }
}
