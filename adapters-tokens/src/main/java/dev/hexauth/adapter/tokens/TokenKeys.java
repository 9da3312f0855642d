package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.token.TokenKind;
import java.util.List;
import java.util.stream.Collectors;

/** The keys of both kinds of token, read and checked. */
public final class TokenKeys {

  final KeyRing access;
  final KeyRing refresh;

  private TokenKeys(KeyRing access, KeyRing refresh) {
    this.access = access;
    this.refresh = refresh;
  }

  /**
   * Reads and checks the keys that {@code settings} name. Each active pair needs its private key;
   * the public key is optional. No key may be in both kinds.
   *
   * @param wanted whether native code may sign and verify
   * @throws UnusableKeyException if a key is missing or cannot be used
   */
  static TokenKeys of(KeySettings settings, NativeSigning wanted) {
    KeyRing access = KeyRing.of(settings.access());
    KeyRing refresh = KeyRing.of(settings.refresh());
    for (VerificationKey key : refresh.verifying()) {
      access.find(key.id()).ifPresent(same -> refuseShared(key, same, settings.refresh()));
    }
    SignatureCode code = SignatureCode.find(wanted, List.of(access.signing(), refresh.signing()));
    return new TokenKeys(access.in(code), refresh.in(code));
  }

  private static void refuseShared(VerificationKey key, VerificationKey same, KindSettings kind) {
    throw new UnusableKeyException(
        key.setting(),
        "is the same key as "
            + same.setting()
            + ", and each kind of token needs its own; "
            + kind.algorithm().form().howToMakeOne());
  }

  /**
   * The public keys that verify access tokens, as the JSON of a JWK Set (RFC 7517, 5), the active
   * one first. Keys for refresh tokens are never published.
   */
  public String jwks() {
    return access.verifying().stream()
        .map(VerificationKey::json)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /** The algorithms of {@link #jwks} (RFC 7518, 3.1), that of the active key first. */
  public List<String> algorithms() {
    return access.verifying().stream().map(key -> key.algorithm().getId()).distinct().toList();
  }

  /** The implementation that signs and verifies: a library, or "the JDK" and the reason. */
  public String computedBy() {
    return access.code().name();
  }

  /** A description for the log at start-up: which keys sign, and which verify only. */
  public List<SecurityEvent> loaded() {
    return List.of(access.loaded(TokenKind.ACCESS), refresh.loaded(TokenKind.REFRESH));
  }
}
