package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.CookieTooLargeException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a {@link CookieTooLargeException} with the settings that make tokens shorter. */
final class CookieTooLargeAnalyzer extends AbstractFailureAnalyzer<CookieTooLargeException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, CookieTooLargeException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Shorten hexauth.public-url, hexauth.token.issuer, hexauth.token.audience or"
            + " hexauth.token.client-id, or give a shorter key in"
            + " JWT_ACCESS_TOKEN_PRIVATE_KEY and JWT_REFRESH_TOKEN_PRIVATE_KEY, for instance one of"
            + " 2048 bits, or one for hexauth.token.access-algorithm=ES256 and"
            + " hexauth.token.refresh-algorithm=ES256.",
        failure);
  }
}
