package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.Argon2id;
import dev.hexauth.adapter.security.SecurityConfiguration.NativeCode;
import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

/** Argon2id as it is where there is no native code. */
final class JavaArgon2idContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      SecurityConfiguration.unpooledPasswordHasher(
          new Argon2id(8, 1, 1), SlowFunctions.find(NativeCode.OFF));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
