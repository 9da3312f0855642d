package dev.hexauth.contract;

import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.PasswordHash;

/** What an adapter's test class hands to the parts of the {@link UserRepositoryContract}. */
interface GivenUserRepository {

  /** Stored forms, as different as algorithms make them. */
  PasswordHash HASH = new PasswordHash("{bcrypt}$2a$12$0123456789abcdefghijklmnopqrstuvwxyz");

  /** Another stored form than {@link #HASH}. */
  PasswordHash OTHER_HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");

  /**
   * The repository to test. Within one test all calls give repositories over the same kept users;
   * they need not be empty.
   */
  UserRepository repository();
}
