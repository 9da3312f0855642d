package dev.hexauth.adapter.passwords;

import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

final class Argon2idContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      PasswordsConfiguration.unpooledPasswordHasher(new Argon2id(8, 1, 1));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
