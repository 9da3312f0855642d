package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a repository does while its engine is gone, and a check that its nodes are two. */
interface UserOutage extends GivenUserRepository {

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    outage().ifPresent(new OutageCheck<>("user store", operations(Samples.newUser()))::passes);
  }

  @Test
  default void the_second_node_is_another_repository() {
    secondNode().ifPresent(second -> assertThat(second).isNotSameAs(repository()));
  }

  private static Map<String, Consumer<UserRepository>> operations(User user) {
    return Map.ofEntries(
        entry("add", users -> users.add(Samples.newUser(), HASH, RegistrationDrafts.NONE)),
        entry("find", users -> users.find(user.id())),
        entry("credentialOf(email)", users -> users.credentialOf(user.email())),
        entry("credentialOf(id)", users -> users.credentialOf(user.id())),
        entry("replaceHash", users -> users.replaceHash(user.id(), HASH, OTHER_HASH)),
        entry("makeAdmin", users -> users.makeAdmin(user.email(), NOW)),
        entry("setRole", users -> users.setRole(user.id(), Role.ADMIN, NOW, Optional.empty())),
        entry("disable", users -> users.disable(user.id(), NOW, Optional.empty())),
        entry("enable", users -> users.enable(user.id(), Optional.empty())),
        entry("remove", users -> users.remove(user.id(), Optional.empty())));
  }
}
