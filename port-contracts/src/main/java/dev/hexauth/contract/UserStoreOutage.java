package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.user.User;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the outbox and the codes do while their engine is gone, and that two nodes are two. */
interface UserStoreOutage extends GivenUserStore {

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    Map<String, Consumer<UserStore>> operations = new HashMap<>(ofOutbox());
    operations.putAll(ofCodes());
    outage().ifPresent(new OutageCheck<>("user store", operations)::passes);
  }

  @Test
  default void the_second_node_is_another_store() {
    secondNode()
        .ifPresent(second -> {
          assertThat(second.outbox()).isNotSameAs(store().outbox());
          assertThat(second.codes()).isNotSameAs(store().codes());
        });
  }

  private Map<String, Consumer<UserStore>> ofOutbox() {
    User user = Samples.newUser();
    Draft draft = draft(LetterKind.CONFIRM_ADDRESS);
    Letter letter = letter(draft, user, user.email());
    return Map.of(
        "post", store -> store.outbox().post(user.id(), draft),
        "post to an address", store -> store.outbox().post(Samples.newEmail(), newDraft()),
        "post to another address", store -> store.outbox().post(user.id(), user.email(), draft),
        "lease", store -> store.outbox().lease(NOW, NOW.plusSeconds(60)),
        "retry", store -> store.outbox().retry(letter, NOW),
        "removal", store -> store.outbox().remove(draft.id()),
        "backlog", store -> store.outbox().backlog(NOW));
  }

  private Draft newDraft() {
    return draft(LetterKind.RESET_PASSWORD);
  }

  private Map<String, Consumer<UserStore>> ofCodes() {
    User user = Samples.newUser();
    EmailCode code = Samples.newCode();
    Draft draft = draft(LetterKind.RESET_PASSWORD);
    Letter letter = letter(draft, user, user.email());
    return Map.of(
        "keep", store -> store.codes().keep(code, CodePurpose.RESET_PASSWORD, letter, FAR, NOW),
        "prove", store -> store.codes().prove(code, NOW, FAR, draft),
        "find", store -> store.codes().find(code, CodePurpose.RESET_PASSWORD, NOW),
        "reset", store -> store.codes().reset(code, HASH, NOW, draft),
        "takeBack", store -> store.codes().takeBack(code, HASH, NOW, draft),
        "changePassword",
            store -> store.users().changePassword(user.id(), HASH, HASH, Optional.of(draft)));
  }
}
