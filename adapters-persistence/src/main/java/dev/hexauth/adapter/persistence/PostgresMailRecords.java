package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.EMAIL_CODES;
import static dev.hexauth.adapter.persistence.jooq.Tables.LETTERS;
import static dev.hexauth.adapter.persistence.jooq.Tables.RESERVED_ADDRESSES;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailRecord;
import dev.hexauth.domain.mail.MailRecord.PendingCode;
import dev.hexauth.domain.mail.MailRecord.PendingLetter;
import dev.hexauth.domain.mail.MailRecord.PreviousAddress;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/** The codes, letters and reserved addresses of a user, read by one statement. */
final class PostgresMailRecords implements MailRecords {

  private static final String CODE = "code";
  private static final String LETTER = "letter";
  private static final String PREVIOUS = "previous";

  private final Database database;

  PostgresMailRecords(DSLContext sql) {
    this.database = new Database(sql, "user store");
  }

  /** A row of any of the tables; {@code label} is the purpose of a code or the kind of a letter. */
  private record Row(
      String table, String label, EmailAddress address, Instant at, Optional<Client> client) {}

  @Override
  public MailRecord of(User user, Instant now) {
    UUID owner = user.id().value();
    Instant at = Micros.floor(now);
    List<Row> rows =
        database.ask(sql ->
            sql.fetch(
                    codes(owner, at)
                        .unionAll(letters(owner, user.email().value()))
                        .unionAll(previous(owner, at)))
                .map(PostgresMailRecords::row));
    return new MailRecord(
        of(CODE, rows, PostgresMailRecords::code),
        of(LETTER, rows, PostgresMailRecords::letter),
        of(PREVIOUS, rows, row -> new PreviousAddress(row.address(), row.at())));
  }

  private static Select<Record6<String, String, String, Instant, String, String>> codes(
      UUID owner, Instant now) {
    return select(
            inline(CODE),
            EMAIL_CODES.PURPOSE,
            EMAIL_CODES.ADDRESS,
            EMAIL_CODES.EXPIRES_AT,
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR))
        .from(EMAIL_CODES)
        .where(EMAIL_CODES.OWNER.eq(owner))
        .and(EMAIL_CODES.EXPIRES_AT.gt(now));
  }

  private static Select<Record6<String, String, String, Instant, String, String>> letters(
      UUID owner, String address) {
    return select(
            inline(LETTER),
            LETTERS.KIND,
            LETTERS.ADDRESS,
            LETTERS.OCCURRED_AT,
            LETTERS.USER_AGENT,
            LETTERS.CLIENT_ADDRESS)
        .from(LETTERS)
        .where(LETTERS.OWNER.eq(owner))
        .or(LETTERS.OWNER.isNull().and(LETTERS.ADDRESS.eq(address)));
  }

  private static Select<Record6<String, String, String, Instant, String, String>> previous(
      UUID owner, Instant now) {
    return select(
            inline(PREVIOUS),
            inline(""),
            RESERVED_ADDRESSES.ADDRESS,
            RESERVED_ADDRESSES.UNTIL,
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR))
        .from(RESERVED_ADDRESSES)
        .where(RESERVED_ADDRESSES.OWNER.eq(owner))
        .and(RESERVED_ADDRESSES.UNTIL.gt(now));
  }

  private static Row row(Record6<String, String, String, Instant, String, String> row) {
    return new Row(
        row.value1(),
        row.value2(),
        new EmailAddress(row.value3()),
        row.value4(),
        ClientColumns.client(row.value5(), row.value6()));
  }

  private static <T> List<T> of(String table, List<Row> rows, Function<Row, T> value) {
    return rows.stream()
        .filter(row -> row.table().equals(table))
        .sorted(Comparator.comparing(Row::at))
        .map(value)
        .toList();
  }

  private static PendingCode code(Row row) {
    return new PendingCode(CodePurpose.valueOf(row.label()), row.address(), row.at());
  }

  private static PendingLetter letter(Row row) {
    return new PendingLetter(
        LetterKind.valueOf(row.label()), row.address(), new Occasion(row.at(), row.client()));
  }
}
