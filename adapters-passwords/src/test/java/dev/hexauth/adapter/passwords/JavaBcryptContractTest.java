package dev.hexauth.adapter.passwords;

import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

/** bcrypt as it is where there is no native code. */
final class JavaBcryptContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      SlowPasswordHasher.of(new Bcrypt(4), SlowFunctions.find(NativeHashing.OFF));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
