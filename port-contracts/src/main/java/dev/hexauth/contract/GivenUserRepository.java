package dev.hexauth.contract;

import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.PasswordHash;
import java.util.Optional;

/** What an adapter's test class provides to the parts of the {@link UserRepositoryContract}. */
interface GivenUserRepository {

  /** A stored form as made by bcrypt. */
  PasswordHash HASH = new PasswordHash("{bcrypt}$2a$12$0123456789abcdefghijklmnopqrstuvwxyz");

  /** A stored form as made by Argon2id, as different from {@link #HASH} as possible. */
  PasswordHash OTHER_HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");

  /**
   * The repository to test. Within one test all calls return repositories over the same users. They
   * need not be empty, but when a test begins, there is no active admin among them.
   */
  UserRepository repository();

  /**
   * The same users as another node of the service sees them, with connections of its own. Empty if
   * one process alone can use the repository.
   */
  Optional<UserRepository> secondNode();

  /**
   * The repository on an engine that the test can take away. Empty if the repository has no engine,
   * because it keeps everything in the memory of the process.
   */
  Optional<Outage<UserRepository>> outage();

  /** The second node, or the first if there is no other. */
  default UserRepository otherNode() {
    return secondNode().orElseGet(this::repository);
  }
}
