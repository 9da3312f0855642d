package dev.hexauth.adapter.tokens;

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
