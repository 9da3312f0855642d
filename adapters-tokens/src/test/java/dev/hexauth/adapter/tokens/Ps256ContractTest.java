package dev.hexauth.adapter.tokens;

final class Ps256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.PS256;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
