package dev.hexauth.bootstrap;

import dev.hexauth.domain.token.TokenKind;
import java.util.Locale;

/** The beans that sign and verify tokens do not belong together. */
final class TokensDisagreeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TokensDisagreeException(TokenKind kind) {
    super(
        "the TokenVerifier does not verify the %s tokens of the TokenSigner"
            .formatted(kind.name().toLowerCase(Locale.ROOT)));
  }
}
