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

  /** What signs and verifies with them: a library, or the JDK and why. */
  public String computedBy() {
    return access.code().name();
  }

  /** What an operator is to be told of them at the start: which sign, and which verify only. */
  public List<SecurityEvent> loaded() {
    return List.of(access.loaded(TokenKind.ACCESS), refresh.loaded(TokenKind.REFRESH));
  }
}
