package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.KeySettings;
import dev.hexauth.adapter.security.SecurityConfiguration.KeyValue;
import dev.hexauth.adapter.security.SecurityConfiguration.TokenKeys;
import dev.hexauth.adapter.security.SecurityConfiguration.TokenSettings;
import dev.hexauth.contract.TokenSignerContract;
import dev.hexauth.contract.TokenVerifierContract;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import java.security.KeyPair;

final class JwtContractTest implements TokenSignerContract, TokenVerifierContract {

  private static final TokenKeys KEYS = keys(SampleKeys.ACCESS, SampleKeys.REFRESH);
  private static final TokenKeys STRANGE = keys(SampleKeys.FOREIGN, SampleKeys.rsa(2048));

  private static TokenKeys keys(KeyPair access, KeyPair refresh) {
    return SecurityConfiguration.tokenKeys(
        new KeySettings(
            KeyValue.of("access private", SampleKeys.pkcs8(access)),
            KeyValue.of("access public", SampleKeys.spki(access)),
            KeyValue.of("refresh private", SampleKeys.pkcs8(refresh)),
            KeyValue.absent("refresh public")));
  }

  @Override
  public TokenSigner signer() {
    return SecurityConfiguration.tokenSigner(KEYS, TokenSettings.DEFAULT);
  }

  @Override
  public TokenVerifier verifier() {
    return SecurityConfiguration.tokenVerifier(KEYS, TokenSettings.DEFAULT);
  }

  @Override
  public TokenSigner stranger() {
    return SecurityConfiguration.tokenSigner(STRANGE, TokenSettings.DEFAULT);
  }
}
