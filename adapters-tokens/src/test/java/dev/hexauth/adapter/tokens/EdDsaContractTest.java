package dev.hexauth.adapter.tokens;

final class EdDsaContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.EDDSA;
  }
}
