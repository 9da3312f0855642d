package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
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
    return Map.of(
        "add", users -> users.add(Samples.newUser(), HASH, RegistrationDrafts.NONE),
        "find", users -> users.find(user.id()),
        "credentialOf(email)", users -> users.credentialOf(user.email()),
        "credentialOf(id)", users -> users.credentialOf(user.id()),
        "replaceHash", users -> users.replaceHash(user.id(), HASH, OTHER_HASH),
        "grant", users -> users.grant(user.email(), Role.ADMIN, NOW),
        "disable", users -> users.disable(user.id(), NOW, Optional.empty()),
        "remove", users -> users.remove(user.id(), Optional.empty()));
  }
}
