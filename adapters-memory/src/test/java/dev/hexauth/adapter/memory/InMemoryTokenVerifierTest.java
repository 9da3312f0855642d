package dev.hexauth.adapter.memory;

import dev.hexauth.contract.TokenVerifierContract;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;

final class InMemoryTokenVerifierTest implements TokenVerifierContract {

  private final InMemoryTokens tokens = new InMemoryTokens();

  @Override
  public TokenSigner signer() {
    return tokens;
  }

  @Override
  public TokenVerifier verifier() {
    return tokens;
  }

  @Override
  public TokenSigner stranger() {
    return new InMemoryTokens();
  }
}
