package dev.hexauth.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import org.junit.jupiter.api.Test;

final class Sha256PasswordHasherTest implements PasswordHasherContract {

  private static final RawPassword PASSWORD = new RawPassword("correct horse");

  private final Sha256PasswordHasher hasher = new Sha256PasswordHasher(1);

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @Test
  void a_hash_of_another_cost_is_outdated_and_matches_all_the_same() {
    PasswordHash expensive = new Sha256PasswordHasher(3).hash(PASSWORD, CLAIMANT);
    assertThat(hasher.isOutdated(expensive)).isTrue();
    assertThat(hasher.matches(PASSWORD, expensive, CLAIMANT)).isTrue();
    assertThat(hasher.matches(new RawPassword("wrong"), expensive, CLAIMANT)).isFalse();
  }

  @Test
  void every_computed_hash_is_counted() {
    PasswordHash hash = hasher.hash(PASSWORD, CLAIMANT);
    assertThat(hasher.hashed()).isEqualTo(1);
    hasher.matches(PASSWORD, hash, CLAIMANT);
    hasher.matches(new RawPassword("wrong"), hash, CLAIMANT);
    hasher.matches(PASSWORD, hasher.decoy(), CLAIMANT);
    hasher.matches(PASSWORD, new PasswordHash("unknown"), CLAIMANT);
    hasher.isOutdated(hash);
    assertThat(hasher.hashed()).isEqualTo(5);
    assertThat(hasher.lastClaimant()).contains(CLAIMANT);
  }
}
