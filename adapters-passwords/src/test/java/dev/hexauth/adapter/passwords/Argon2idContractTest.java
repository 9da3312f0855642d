package dev.hexauth.adapter.passwords;

import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

final class Argon2idContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      SlowPasswordHasher.of(new Argon2id(8, 1, 1), SlowFunctions.find(NativeHashing.AUTO));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
