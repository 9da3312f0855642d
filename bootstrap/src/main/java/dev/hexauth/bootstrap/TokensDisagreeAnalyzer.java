package dev.hexauth.bootstrap;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a {@link TokensDisagreeException} as sentences instead of a stack trace. */
final class TokensDisagreeAnalyzer extends AbstractFailureAnalyzer<TokensDisagreeException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, TokensDisagreeException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "If the application has a TokenSigner of its own, give it a TokenVerifier for the same keys,"
            + " as docs/keys.md says. TokenVerifierContract in port-contracts tests such a pair.",
        failure);
  }
}
