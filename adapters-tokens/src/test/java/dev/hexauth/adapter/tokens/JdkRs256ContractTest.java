package dev.hexauth.adapter.tokens;

final class JdkRs256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.RS256;
  }

  @Override
  public NativeSigning nativeCode() {
    return NativeSigning.OFF;
  }
}
