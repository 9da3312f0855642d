package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.NativeCode;
import dev.hexauth.adapter.security.SecurityConfiguration.SigningAlgorithm;

final class JdkRs256ContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.RS256;
  }

  @Override
  public NativeCode nativeCode() {
    return NativeCode.OFF;
  }
}
