package dev.hexauth.adapter.memory;

import dev.hexauth.contract.MailRecordsContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserStore;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailRecord;
import dev.hexauth.domain.mail.MailRecord.PendingCode;
import dev.hexauth.domain.mail.MailRecord.PendingLetter;
import dev.hexauth.domain.mail.MailRecord.PreviousAddress;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Adapters that break one sentence of the port each, and the test that notices. */
@SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
enum WrongMailRecords {
  EXPIRED_CODES_ARE_LISTED(
      MailRecordsContract::codes_are_listed_by_their_expiry_until_then,
      right -> withCodes(right, right.at(Instant.EPOCH).codes())),
  A_CODE_IS_LISTED_AT_ITS_EXPIRY(
      MailRecordsContract::codes_are_listed_by_their_expiry_until_then,
      right -> withCodes(right, right.at(right.now.minusNanos(1_000)).codes())),
  CODES_ARE_IN_ANOTHER_ORDER(
      MailRecordsContract::codes_are_listed_by_their_expiry_until_then,
      right -> withCodes(right, right.record().codes().reversed())),
  CODES_OF_ALL_ARE_LISTED(
      MailRecordsContract::codes_are_listed_by_their_expiry_until_then,
      right -> withCodes(right, right.ofAll(MailRecord::codes))),
  CODES_ARE_FOR_THE_ADDRESS_OF_THE_USER(
      MailRecordsContract::codes_are_listed_by_their_expiry_until_then,
      right ->
          withCodes(
              right,
              each(
                  right.record().codes(),
                  code -> new PendingCode(code.purpose(), right.user.email(), code.expiresAt())))),
  PURPOSES_ARE_LOST(
      MailRecordsContract::codes_are_listed_by_their_expiry_until_then,
      right ->
          withCodes(
              right,
              each(
                  right.record().codes(),
                  code ->
                      new PendingCode(
                          CodePurpose.VERIFY_ADDRESS, code.address(), code.expiresAt())))),
  LETTERS_TO_THE_ADDRESS_ARE_MISSING(
      MailRecordsContract::letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent,
      right -> withLetters(right, letter -> letter.kind() != LetterKind.ADDRESS_TAKEN)),
  LETTERS_TO_ANOTHER_ADDRESS_ARE_MISSING(
      MailRecordsContract::letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent,
      right -> withLetters(right, letter -> letter.address().equals(right.user.email()))),
  LETTERS_THAT_ARE_NOT_DUE_ARE_MISSING(
      MailRecordsContract::letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent,
      right -> withLetters(right, letter -> !letter.occasion().at().isAfter(right.now))),
  LETTERS_ON_THEIR_WAY_ARE_MISSING(
      MailRecordsContract::letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent,
      right ->
          withLetters(
              right,
              letter ->
                  right.tables.letters.values().stream()
                      .anyMatch(kept ->
                          kept.attempts() == 0
                              && kept.draft().occasion().equals(letter.occasion())))),
  LETTERS_OF_ALL_ARE_LISTED(
      MailRecordsContract::letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent,
      right -> withLetters(right, right.ofAll(MailRecord::letters))),
  LETTERS_ARE_IN_ANOTHER_ORDER(
      MailRecordsContract::letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent,
      right -> withLetters(right, right.record().letters().reversed())),
  LETTERS_GO_TO_THE_ADDRESS_OF_THE_USER(
      MailRecordsContract::letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent,
      right ->
          withLetters(
              right,
              each(
                  right.record().letters(),
                  letter ->
                      new PendingLetter(letter.kind(), right.user.email(), letter.occasion())))),
  CLIENTS_ARE_LOST(
      MailRecordsContract::letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent,
      right ->
          withLetters(
              right,
              each(
                  right.record().letters(),
                  letter ->
                      new PendingLetter(
                          letter.kind(),
                          letter.address(),
                          new Occasion(letter.occasion().at(), Optional.empty()))))),
  A_PREVIOUS_ADDRESS_IS_LISTED_AT_ITS_END(
      MailRecordsContract::a_previous_address_is_listed_until_it_cannot_be_taken_back,
      right -> withPrevious(right, right.at(right.now.minusNanos(1_000)).previous())),
  PREVIOUS_ADDRESSES_OF_ALL_ARE_LISTED(
      MailRecordsContract::a_previous_address_is_listed_until_it_cannot_be_taken_back,
      right -> withPrevious(right, right.ofAll(MailRecord::previous))),
  PREVIOUS_ADDRESSES_ARE_MISSING(
      MailRecordsContract::a_previous_address_is_listed_until_it_cannot_be_taken_back,
      right -> withPrevious(right, List.of())),
  PREVIOUS_ADDRESSES_END_NOW(
      MailRecordsContract::a_previous_address_is_listed_until_it_cannot_be_taken_back,
      right ->
          withPrevious(
              right,
              each(
                  right.record().previous(),
                  previous -> new PreviousAddress(previous.address(), right.now)))),
  CODES_OF_STRANGERS_ARE_LISTED(
      MailRecordsContract::nothing_is_kept_of_a_user_without_mail,
      right ->
          withCodes(
              right,
              right.tables.users.containsKey(right.user.id())
                  ? right.record().codes()
                  : List.of(
                      new PendingCode(CodePurpose.VERIFY_ADDRESS, right.user.email(), right.now))));

  private final Consumer<MailRecordsContract> test;
  private final Function<Right, MailRecord> fault;

  WrongMailRecords(Consumer<MailRecordsContract> test, Function<Right, MailRecord> fault) {
    this.test = test;
    this.fault = fault;
  }

  /** Runs the test that notices. */
  void test() {
    UserTables tables = new UserTables();
    test.accept(new Given(tables, (user, now) -> fault.apply(new Right(tables, user, now))));
  }

  /** What a correct adapter answers. */
  private record Right(UserTables tables, User user, Instant now) {

    MailRecord record() {
      return at(now);
    }

    MailRecord at(Instant instant) {
      return new InMemoryMailRecords(tables).of(user, instant);
    }

    <T> List<T> ofAll(Function<MailRecord, List<T>> part) {
      return tables.users.values().stream()
          .map(other -> new InMemoryMailRecords(tables).of(other, now))
          .map(part)
          .flatMap(List::stream)
          .toList();
    }
  }

  /** The contract of {@code records}. */
  private record Given(UserTables tables, MailRecords records) implements MailRecordsContract {

    @Override
    public UserStore store() {
      return UserStores.in(tables);
    }

    @Override
    public Optional<UserStore> secondNode() {
      return Optional.empty();
    }

    @Override
    public Optional<Outage<UserStore>> outage() {
      return Optional.empty();
    }

    @Override
    public Optional<Outage<MailRecords>> recordsOutage() {
      return Optional.empty();
    }
  }

  private static <T> List<T> each(List<T> all, UnaryOperator<T> change) {
    return all.stream().map(change).toList();
  }

  private static MailRecord withCodes(Right right, List<PendingCode> codes) {
    return new MailRecord(codes, right.record().letters(), right.record().previous());
  }

  private static MailRecord withLetters(Right right, Predicate<PendingLetter> listed) {
    return withLetters(right, right.record().letters().stream().filter(listed).toList());
  }

  private static MailRecord withLetters(Right right, List<PendingLetter> letters) {
    return new MailRecord(right.record().codes(), letters, right.record().previous());
  }

  private static MailRecord withPrevious(Right right, List<PreviousAddress> previous) {
    return new MailRecord(right.record().codes(), right.record().letters(), previous);
  }
}
