package dev.hexauth.adapter.passwords;

import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

final class PooledPasswordHasherContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      new PasswordsConfiguration()
          .passwordHasher(
              new HashingSettings(new Bcrypt(4), Optional.empty(), 2, Duration.ofSeconds(60)),
              new PasswordsConfiguration().hashingCode(NativeHashing.AUTO),
              Optional.empty());

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @AfterEach
  void close() throws Exception {
    ((AutoCloseable) hasher).close();
  }
}
