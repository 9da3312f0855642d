package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.SigningAlgorithm;

final class EdDsaContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.EDDSA;
  }
}
