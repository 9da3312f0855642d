package dev.hexauth.adapter.tokens;

final class JdkEdDsaContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.EDDSA;
  }

  @Override
  public NativeSigning nativeCode() {
    return NativeSigning.OFF;
  }
}
