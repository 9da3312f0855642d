package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.NativeCode;
import dev.hexauth.adapter.security.SecurityConfiguration.SigningAlgorithm;

final class JdkEdDsaContractTest implements JwtContract {

  @Override
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.EDDSA;
  }

  @Override
  public NativeCode nativeCode() {
    return NativeCode.OFF;
  }
}
