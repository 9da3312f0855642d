package dev.hexauth.adapter.memory;

import dev.hexauth.contract.TokenSignerContract;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;

final class InMemoryTokenSignerTest implements TokenSignerContract {

  private final InMemoryTokens tokens = new InMemoryTokens();

  @Override
  public TokenSigner signer() {
    return tokens;
  }

  @Override
  public TokenVerifier verifier() {
    return tokens;
  }
}
