package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.Bcrypt;
import dev.hexauth.adapter.security.SecurityConfiguration.HashingSettings;
import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

final class PooledPasswordHasherContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      SecurityConfiguration.passwordHasher(
          new HashingSettings(new Bcrypt(4), 2, Duration.ofSeconds(60)));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @AfterEach
  void close() throws Exception {
    ((AutoCloseable) hasher).close();
  }
}
