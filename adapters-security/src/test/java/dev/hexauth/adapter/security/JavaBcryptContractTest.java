package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.Bcrypt;
import dev.hexauth.adapter.security.SecurityConfiguration.NativeCode;
import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

/** bcrypt as it is where there is no native code. */
final class JavaBcryptContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher =
      SecurityConfiguration.unpooledPasswordHasher(
          new Bcrypt(4), SlowFunctions.find(NativeCode.OFF));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
