package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.SigningAlgorithm;

final class Es256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.ES256;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
