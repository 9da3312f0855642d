package dev.hexauth.adapter.tokens;

final class Rs256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.RS256;
  }
}
