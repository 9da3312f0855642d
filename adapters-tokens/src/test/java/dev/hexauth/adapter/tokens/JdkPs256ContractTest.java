package dev.hexauth.adapter.tokens;

final class JdkPs256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.PS256;
  }

  @Override
  public NativeSigning nativeCode() {
    return NativeSigning.OFF;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
