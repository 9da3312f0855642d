package dev.hexauth.adapter.passwords;

import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

final class BcryptContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      SlowPasswordHasher.of(new Bcrypt(4), SlowFunctions.find(NativeHashing.AUTO));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
