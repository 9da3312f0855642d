package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.port.UserRepository.Change;
import dev.hexauth.domain.port.UserRepository.Removal;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every node sees the changes of another node once the call there has returned. */
interface UserNodes extends GivenUserRepository {

  @Test
  default void an_added_user_is_found_on_every_node() {
    User user = Samples.newUser();
    assertThat(otherNode().find(user.id())).isEmpty();
    assertThat(otherNode().credentialOf(user.email())).isEmpty();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    assertThat(otherNode().find(user.id())).contains(user);
    assertThat(otherNode().credentialOf(user.id()))
        .contains(new Credential(user.id(), HASH, user.role()));
    assertThat(otherNode().add(Samples.newUser(user.email()), HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.EMAIL_TAKEN);
  }

  @Test
  default void a_replaced_hash_applies_on_every_node() {
    User user = seenByBoth();
    repository().replaceHash(user.id(), HASH, OTHER_HASH);
    Credential replaced = new Credential(user.id(), OTHER_HASH, user.role());
    assertThat(otherNode().credentialOf(user.email())).contains(replaced);
    assertThat(otherNode().credentialOf(user.id())).contains(replaced);
    assertThat(otherNode().replaceHash(user.id(), HASH, OTHER_HASH)).isFalse();
  }

  @Test
  default void a_new_role_applies_on_every_node() {
    User user = seenByBoth();
    repository().setRole(user.id(), Role.ADMIN, NOW, Optional.empty());
    assertThat(otherNode().find(user.id()).map(User::role)).contains(Role.ADMIN);
    User other = seenByBoth();
    repository().makeAdmin(other.email(), NOW);
    assertThat(otherNode().find(other.id()).map(User::role)).contains(Role.ADMIN);
  }

  @Test
  default void a_disabled_user_is_unknown_on_every_node() {
    User user = seenByBoth();
    repository().disable(user.id(), NOW, Optional.empty());
    assertUnknownToOther(user);
    assertThat(otherNode().disable(user.id(), NOW, Optional.empty())).isEqualTo(Change.ALREADY_SO);
  }

  @Test
  default void an_enabled_user_is_found_on_every_node() {
    User user = seenByBoth();
    repository().disable(user.id(), NOW, Optional.empty());
    assertUnknownToOther(user);
    repository().enable(user.id(), Optional.empty());
    assertThat(otherNode().find(user.id())).contains(user);
    assertThat(otherNode().credentialOf(user.id()))
        .contains(new Credential(user.id(), HASH, user.role()));
  }

  @Test
  default void a_removed_user_is_unknown_on_every_node() {
    User user = seenByBoth();
    repository().remove(user.id(), Optional.empty());
    assertUnknownToOther(user);
    assertThat(otherNode().remove(user.id(), Optional.empty())).isEqualTo(Removal.NO_SUCH_USER);
  }

  @Test
  default void of_many_racers_on_two_nodes_for_an_address_one_gets_it() {
    EmailAddress email = Samples.newEmail();
    assertThat(
            Race.of(16)
                .run(i -> node(i).add(Samples.newUser(email), HASH, RegistrationDrafts.NONE)))
        .containsOnlyOnce(Addition.ADDED);
  }

  private UserRepository node(int number) {
    return number % 2 == 0 ? repository() : otherNode();
  }

  /** A user whom both nodes have read, so that a node that caches users has a copy. */
  private User seenByBoth() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    for (int node = 0; node < 2; node++) {
      assertThat(node(node).find(user.id())).contains(user);
      assertThat(node(node).credentialOf(user.email())).isPresent();
      assertThat(node(node).credentialOf(user.id())).isPresent();
    }
    return user;
  }

  private void assertUnknownToOther(User user) {
    assertThat(otherNode().find(user.id())).isEmpty();
    assertThat(otherNode().credentialOf(user.email())).isEmpty();
    assertThat(otherNode().credentialOf(user.id())).isEqualTo(Optional.empty());
  }
}
