package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Outbox} guarantees. {@link OutboxLeasing} has the tests of which caller gets
 * which letter and when, {@link OutboxPosting} those of the changes that post a letter, and {@link
 * OutboxDropping} those of letters that nobody wants any more.
 *
 * <p>Not specified: which of two letters of one urgency that are due in the same microsecond comes
 * first, and when a letter that nobody wants is dropped before it would be leased.
 */
public interface OutboxContract
    extends GivenUserStore, UserStoreOutage, OutboxLeasing, OutboxPosting, OutboxDropping {

  @Test
  default void the_backlog_is_the_number_of_letters_and_the_age_of_the_oldest() {
    User user = added();
    store().outbox().post(user.id(), draft(LetterKind.NEW_NETWORK, NOW.plusSeconds(5)));
    assertThat(otherNode().outbox().backlog(NOW).age()).isZero();
    store().outbox().post(user.id(), draft(LetterKind.NEW_NETWORK, NOW));
    assertThat(leased(NOW)).as("which still counts").isPresent();

    var backlog = otherNode().outbox().backlog(NOW.plusSeconds(7));

    assertThat(backlog.letters()).isEqualTo(2);
    assertThat(backlog.age()).isEqualTo(Duration.ofSeconds(7));
  }
}
