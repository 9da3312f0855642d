package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.Bcrypt;
import dev.hexauth.contract.PasswordHasherContract;
import dev.hexauth.domain.port.PasswordHasher;

final class BcryptContractTest implements PasswordHasherContract {

  private final PasswordHasher hasher = SecurityConfiguration.unpooledPasswordHasher(new Bcrypt(4));

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
