package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the adapters of this module.
 *
 * <pre>{@code
 * TokenKeys keys = TokensConfiguration.tokenKeys(keySettings, NativeSigning.AUTO);
 * TokenSigner signer = TokensConfiguration.tokenSigner(keys, tokenSettings);
 * TokenVerifier verifier = TokensConfiguration.tokenVerifier(keys, tokenSettings);
 * RandomIds ids = TokensConfiguration.randomIds();
 * PublicIds publicIds = TokensConfiguration.publicIds();
 * }</pre>
 */
public final class TokensConfiguration {

  private TokensConfiguration() {}

  /**
   * The keys that {@code settings} name. Of each active pair the private key must be set; the
   * public key may be. No key may be of both kinds.
   *
   * @param wanted whether native code is to compute with them where it can
   * @throws UnusableKeyException if a key is missing or cannot be used
   */
  public static TokenKeys tokenKeys(KeySettings settings, NativeSigning wanted)
      throws UnusableKeyException {
    KeyRing access = KeyRing.of(settings.access());
    KeyRing refresh = KeyRing.of(settings.refresh());
    for (VerificationKey key : refresh.verifying()) {
      access.find(key.id()).ifPresent(same -> refuseShared(key, same, settings.refresh()));
    }
    SignatureCode code = SignatureCode.find(wanted, List.of(access.signing(), refresh.signing()));
    return new TokenKeys(access.in(code), refresh.in(code));
  }

  /** With native code where it can be used. */
  public static TokenKeys tokenKeys(KeySettings settings) {
    return tokenKeys(settings, NativeSigning.AUTO);
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
   * Like {@link #tokenKeys}, but where neither key of a pair is set, it is taken from {@code
   * directory}, and made and kept there if need be, for its owner's eyes only. For the development
   * profile alone.
   *
   * @throws UnusableKeyException if a key cannot be used or kept
   */
  public static TokenKeys developmentTokenKeys(
      KeySettings settings, Path directory, NativeSigning wanted) {
    DevelopmentKeys keys = new DevelopmentKeys(directory, new SecureRandom());
    return tokenKeys(
        new KeySettings(
            keys.complete(settings.access(), "access-token"),
            keys.complete(settings.refresh(), "refresh-token")),
        wanted);
  }

  /**
   * The public keys that verify access tokens, as the JSON of a JWK Set (RFC 7517, 5), the active
   * one first. Keys for refresh tokens are never published.
   */
  public static String jwks(TokenKeys keys) {
    return keys.access.verifying().stream()
        .map(VerificationKey::json)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /** Signs tokens with {@code keys}. */
  public static TokenSigner tokenSigner(TokenKeys keys, TokenSettings settings) {
    return new JwtTokenSigner(keys.access, keys.refresh, settings.issuer(), settings.audience());
  }

  /** Verifies the tokens of {@link #tokenSigner}, on this node or another of the same settings. */
  public static TokenVerifier tokenVerifier(TokenKeys keys, TokenSettings settings) {
    return new JwtTokenVerifier(
        keys.access,
        keys.refresh,
        settings.issuer(),
        settings.audience(),
        settings.clockTolerance());
  }

  /** Makes identifiers from the operating system's randomness. */
  public static RandomIds randomIds() {
    return new SecureRandomIds(new SecureRandom());
  }

  /** Gives sessions public ids, on all nodes the same. */
  public static PublicIds publicIds() {
    return new HashedPublicIds();
  }
}
