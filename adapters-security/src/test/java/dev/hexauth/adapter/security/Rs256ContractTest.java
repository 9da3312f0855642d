package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.SigningAlgorithm;

final class Rs256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.RS256;
  }
}
