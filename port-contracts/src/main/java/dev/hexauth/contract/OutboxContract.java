package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
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
    extends GivenUserStore, OutboxLeasing, OutboxPosting, OutboxDropping {

  @Test
  default void without_its_engine_every_operation_of_the_outbox_is_unavailable_in_time() {
    User user = Samples.newUser();
    Map<String, Consumer<UserStore>> operations =
        Map.of(
            "post", store -> store.outbox().post(user.id(), draft(LetterKind.NEW_NETWORK)),
            "post to an address",
                store -> store.outbox().post(user.email(), draft(LetterKind.RESET_PASSWORD)),
            "post to another address",
                store ->
                    store.outbox().post(user.id(), user.email(), draft(LetterKind.CONFIRM_ADDRESS)),
            "lease", store -> store.outbox().lease(NOW, NOW.plusSeconds(60)),
            "retry",
                store ->
                    store
                        .outbox()
                        .retry(letter(draft(LetterKind.NEW_NETWORK), user, user.email()), NOW),
            "remove", store -> store.outbox().remove(draft(LetterKind.NEW_NETWORK).id()),
            "backlog", store -> store.outbox().backlog(NOW));
    outage().ifPresent(new OutageCheck<>("user store", operations)::passes);
  }

  @Test
  default void the_second_node_has_an_outbox_of_its_own() {
    secondNode().ifPresent(second -> assertThat(second.outbox()).isNotSameAs(store().outbox()));
  }

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
