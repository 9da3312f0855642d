package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.token.TokenKind;
import java.util.List;

/** The keys of both kinds of token, read and checked. */
public final class TokenKeys {

  final KeyRing access;
  final KeyRing refresh;

  TokenKeys(KeyRing access, KeyRing refresh) {
    this.access = access;
    this.refresh = refresh;
  }

  /** The implementation that signs and verifies with them: a library, or the JDK and the reason. */
  public String computedBy() {
    return access.code().name();
  }

  /** A description for the log at start-up: which keys sign, and which verify only. */
  public List<SecurityEvent> loaded() {
    return List.of(access.loaded(TokenKind.ACCESS), refresh.loaded(TokenKind.REFRESH));
  }
}
