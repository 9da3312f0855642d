package dev.hexauth.adapter.tokens;

final class JdkEs256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.ES256;
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
