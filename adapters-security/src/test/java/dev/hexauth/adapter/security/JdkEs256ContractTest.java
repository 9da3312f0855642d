package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.NativeCode;
import dev.hexauth.adapter.security.SecurityConfiguration.SigningAlgorithm;

final class JdkEs256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.ES256;
  }

  @Override
  public NativeCode nativeCode() {
    return NativeCode.OFF;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
