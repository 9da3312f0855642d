package dev.hexauth.adapter.passwords;

import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

final class BcryptContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      PasswordsConfiguration.unpooledPasswordHasher(new Bcrypt(4));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
