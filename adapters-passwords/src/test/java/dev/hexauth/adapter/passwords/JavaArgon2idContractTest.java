package dev.hexauth.adapter.passwords;

import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

/** Argon2id as it is where there is no native code. */
final class JavaArgon2idContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      SlowPasswordHasher.of(new Argon2id(8, 1, 1), SlowFunctions.find(NativeHashing.OFF));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
