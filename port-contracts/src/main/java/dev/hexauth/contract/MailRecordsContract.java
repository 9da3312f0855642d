package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailRecord;
import dev.hexauth.domain.mail.MailRecord.PendingCode;
import dev.hexauth.domain.mail.MailRecord.PendingLetter;
import dev.hexauth.domain.mail.MailRecord.PreviousAddress;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MailRecords} guarantees. Not specified: the order of two codes, letters or
 * addresses of one instant.
 */
public interface MailRecordsContract extends GivenUserStore {

  /** The adapter to test, over the codes and letters of {@link #store}. */
  MailRecords records();

  /** The adapter on an engine that the test can take away. */
  Optional<Outage<MailRecords>> recordsOutage();

  @Test
  default void without_its_engine_the_operation_is_unavailable_in_time() {
    User user = Samples.newUser();
    Map<String, Consumer<MailRecords>> operations = Map.of("of", records -> records.of(user, NOW));
    recordsOutage().ifPresent(new OutageCheck<>("user store", operations)::passes);
  }

  @Test
  default void nothing_is_kept_of_a_user_without_mail() {
    assertThat(records().of(added(), NOW)).isEqualTo(MailRecord.NONE);
    assertThat(records().of(Samples.newUser(), NOW)).isEqualTo(MailRecord.NONE);
  }

  @Test
  default void codes_are_listed_by_their_expiry_until_then() {
    User user = added();
    EmailAddress address = Samples.newEmail();
    Instant later = NOW.plus(Duration.ofHours(2));
    Instant soon = NOW.plus(Duration.ofHours(1));
    mailed(LetterKind.CONFIRM_ADDRESS, user, address, later);
    mailed(LetterKind.RESET_PASSWORD, user, user.email(), soon);
    mailed(LetterKind.VERIFY_ADDRESS, added(), Samples.newEmail(), soon);
    PendingCode change = new PendingCode(CodePurpose.CHANGE_ADDRESS, address, later);

    assertThat(records().of(user, NOW).codes())
        .containsExactly(new PendingCode(CodePurpose.RESET_PASSWORD, user.email(), soon), change);
    assertThat(records().of(user, soon).codes()).containsExactly(change);
    assertThat(records().of(user, later)).isEqualTo(MailRecord.NONE);
  }

  @Test
  default void letters_to_the_user_and_to_their_address_are_listed_until_they_are_sent() {
    User user = added();
    EmailAddress address = Samples.newEmail();
    Draft toUser = draft(LetterKind.PASSWORD_CHANGED, NOW.plusSeconds(2));
    Draft toNewAddress = draft(LetterKind.CONFIRM_ADDRESS, NOW.plusSeconds(1));
    Draft toAddress = draft(LetterKind.ADDRESS_TAKEN, NOW);
    store().outbox().post(user.id(), toUser);
    store().outbox().post(user.id(), address, toNewAddress);
    store().outbox().post(user.email(), toAddress);
    store().outbox().post(Samples.newEmail(), draft(LetterKind.ADDRESS_TAKEN));
    posted(LetterKind.PASSWORD_CHANGED, added());

    List<PendingLetter> pending =
        List.of(
            new PendingLetter(toAddress.kind(), user.email(), toAddress.occasion()),
            new PendingLetter(toNewAddress.kind(), address, toNewAddress.occasion()),
            new PendingLetter(toUser.kind(), user.email(), toUser.occasion()));
    assertThat(records().of(user, NOW).letters()).isEqualTo(pending);
    assertThat(Stream.generate(() -> leased(NOW.plusSeconds(2))).takeWhile(Optional::isPresent))
        .hasSize(4);
    assertThat(records().of(user, NOW).letters()).as("on their way").isEqualTo(pending);

    lettersAt(FAR);
    assertThat(records().of(user, NOW)).isEqualTo(MailRecord.NONE);
  }

  @Test
  default void a_previous_address_is_listed_until_it_cannot_be_taken_back() {
    User user = added();
    changed(user, NOW);
    lettersAt(FAR);
    User now = current(user);
    Instant until = NOW.plus(RESERVED);

    assertThat(records().of(now, until.minusNanos(1_000)).previous())
        .isEqualTo(List.of(new PreviousAddress(user.email(), until)));
    assertThat(records().of(now, until).previous()).isEmpty();
    assertThat(records().of(added(), NOW).previous()).isEmpty();
  }
}
