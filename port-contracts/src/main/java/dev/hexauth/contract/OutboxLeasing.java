package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which caller gets which letter, and when. */
interface OutboxLeasing extends GivenUserStore {

  @Test
  default void a_letter_comes_back_as_it_was_posted() {
    User user = added();
    Draft draft = posted(LetterKind.NEW_NETWORK, user);
    assertThat(leased(NOW))
        .contains(
            new Letter(
                draft.id(),
                LetterKind.NEW_NETWORK,
                new Recipient(user.id(), user.name(), user.email(), Language.ENGLISH),
                new Occasion(NOW, Optional.of(CLIENT)),
                1));
  }

  @Test
  default void a_letter_about_what_an_admin_did_has_no_client() {
    User user = added();
    Occasion occasion = new Occasion(NOW.plusNanos(1), Optional.empty());
    Draft draft = draft(LetterKind.ACCOUNT_DISABLED);
    store()
        .outbox()
        .post(user.id(), new Draft(draft.id(), draft.kind(), draft.language(), occasion));
    assertThat(leased(NOW).map(Letter::occasion)).contains(new Occasion(NOW, Optional.empty()));
  }

  @Test
  default void a_letter_of_each_kind_can_be_posted_and_leased() {
    User user = added();
    changed(user, NOW);
    lettersAt(FAR);
    List<LetterKind> kinds = new ArrayList<>(List.of(LetterKind.values()));
    kinds.removeAll(List.of(LetterKind.VERIFY_ADDRESS, LetterKind.VERIFY_ADDRESS_AGAIN));
    for (LetterKind kind : kinds) {
      switch (kind) {
        case ADDRESS_CHANGED -> store().outbox().post(user.id(), user.email(), draft(kind));
        case CONFIRM_ADDRESS -> store().outbox().post(user.id(), Samples.newEmail(), draft(kind));
        default -> posted(kind, user);
      }
      assertThat(kindsAt(NOW)).containsExactly(kind);
    }
  }

  @Test
  default void a_letter_is_due_when_it_is_posted_and_not_before() {
    posted(LetterKind.NEW_NETWORK, added());
    assertThat(leased(NOW.minus(MICRO))).isEmpty();
    assertThat(leased(NOW)).isPresent();
  }

  @Test
  default void a_leased_letter_is_due_again_when_the_lease_ends() {
    posted(LetterKind.NEW_NETWORK, added());
    Instant until = NOW.plusSeconds(60);
    assertThat(leased(NOW).map(Letter::attempt)).contains(1);
    assertThat(leased(until.minus(MICRO))).isEmpty();
    assertThat(leased(until).map(Letter::attempt)).contains(2);
  }

  @Test
  default void a_letter_to_be_tried_again_is_due_at_that_time() {
    posted(LetterKind.NEW_NETWORK, added());
    Instant due = NOW.plusSeconds(10);
    store().outbox().retry(leased(NOW).orElseThrow(), due);
    assertThat(leased(due.minus(MICRO))).isEmpty();
    assertThat(leased(due).map(Letter::attempt)).contains(2);
  }

  @Test
  default void a_lease_that_has_ended_postpones_nothing() {
    posted(LetterKind.NEW_NETWORK, added());
    Letter first = leased(NOW).orElseThrow();
    Letter second = leased(NOW.plusSeconds(60)).orElseThrow();
    store().outbox().retry(second, NOW.plusSeconds(70));
    store().outbox().retry(first, NOW.plusSeconds(1000));
    assertThat(leased(NOW.plusSeconds(70))).isPresent();
  }

  @Test
  default void a_removed_letter_is_gone_for_good() {
    posted(LetterKind.NEW_NETWORK, added());
    Letter letter = leased(NOW).orElseThrow();
    store().outbox().remove(letter.id());
    store().outbox().remove(letter.id());
    store().outbox().retry(letter, NOW);
    assertThat(leased(FAR)).isEmpty();
    assertThat(store().outbox().backlog(FAR).letters()).isZero();
  }

  @Test
  default void urgent_letters_come_first_and_then_those_that_are_due_first() {
    User user = added();
    List<LetterKind> kinds =
        new ArrayList<>(
            List.of(
                LetterKind.RESET_PASSWORD,
                LetterKind.PASSWORD_CHANGED,
                LetterKind.NEW_NETWORK,
                LetterKind.VERIFY_ADDRESS_AGAIN,
                LetterKind.VERIFY_ADDRESS));
    List<LetterId> expected = new ArrayList<>();
    List<Draft> drafts = new ArrayList<>();
    for (LetterKind kind : kinds) {
      for (int i = 0; i < 3; i++) {
        Draft draft = draft(kind, NOW.plusSeconds(10L * kinds.indexOf(kind) + i));
        expected.add(draft.id());
        drafts.add(draft);
      }
    }
    Collections.shuffle(drafts, new Random(7));
    drafts.forEach(draft -> store().outbox().post(user.id(), draft));
    assertThat(lettersAt(FAR)).extracting(Letter::id).containsExactlyElementsOf(expected);
  }

  @Test
  default void a_flood_of_registrations_does_not_delay_a_reset() {
    User user = added();
    for (int i = 0; i < 50; i++) {
      posted(LetterKind.VERIFY_ADDRESS, user);
    }
    store().outbox().post(user.email(), draft(LetterKind.RESET_PASSWORD, NOW.plusSeconds(1)));
    assertThat(leased(NOW.plusSeconds(1)).map(Letter::kind)).contains(LetterKind.RESET_PASSWORD);
  }

  @Test
  default void of_many_racers_for_a_letter_one_gets_it() {
    User user = added();
    for (int round = 0; round < 3; round++) {
      Draft draft = posted(LetterKind.NEW_NETWORK, user);
      List<Optional<Letter>> leased =
          Race.of(16).run(i -> node(i).outbox().lease(NOW, NOW.plusSeconds(60)));
      assertThat(leased.stream().flatMap(Optional::stream).map(Letter::id))
          .containsExactly(draft.id());
      store().outbox().remove(draft.id());
    }
  }

  @Test
  default void many_racers_for_fewer_letters_get_them_all_and_each_once() {
    User user = added();
    List<LetterId> posted =
        IntStream.range(0, 8).mapToObj(_ -> posted(LetterKind.NEW_NETWORK, user).id()).toList();
    List<Optional<Letter>> leased =
        Race.of(16).run(i -> node(i).outbox().lease(NOW, NOW.plusSeconds(60)));
    assertThat(leased.stream().flatMap(Optional::stream).map(Letter::id))
        .containsExactlyInAnyOrderElementsOf(posted);
  }

  @Test
  default void workers_at_once_get_every_letter_once() {
    User user = added();
    List<LetterId> posted =
        IntStream.range(0, 40).mapToObj(_ -> posted(LetterKind.NEW_NETWORK, user).id()).toList();
    List<List<LetterId>> sent = Race.of(4).run(this::sentBy);
    assertThat(sent.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(posted);
  }

  private List<LetterId> sentBy(int worker) {
    List<LetterId> sent = new ArrayList<>();
    while (node(worker).outbox().backlog(NOW).letters() > 0) {
      node(worker)
          .outbox()
          .lease(NOW, NOW.plusSeconds(60))
          .map(Letter::id)
          .ifPresent(id -> {
            sent.add(id);
            node(worker).outbox().remove(id);
          });
    }
    return sent;
  }
}
