package dev.hexauth.bootstrap;

import dev.hexauth.adapter.tokens.AccessType;
import dev.hexauth.adapter.tokens.KeySettings;
import dev.hexauth.adapter.tokens.KindSettings;
import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.OtherKey;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import dev.hexauth.adapter.tokens.TokenSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.token.*}.
 *
 * @param issuer the {@code iss} of every token, unless {@code hexauth.public-url} is set
 * @param acceptedIssuers other issuers whose tokens are accepted until they expire
 * @param audience the {@code aud} of every access token
 * @param clientId the {@code client_id} of the access tokens of users
 * @param accessType the {@code typ} of access tokens
 * @param accessLifetime of an access token
 * @param refreshLifetime of a refresh token, and so of an unused session
 * @param clockTolerance the tolerated clock skew between nodes
 * @param accessPrivateKey signs access tokens: PEM, base64 of PEM, or file: and a path
 * @param accessPublicKey its public key, if it should be checked
 * @param refreshPrivateKey signs refresh tokens
 * @param refreshPublicKey its public key, if it should be checked
 * @param accessAlgorithm the algorithm of access tokens
 * @param refreshAlgorithm the algorithm of refresh tokens
 * @param accessOtherKeys pending and retired keys: they verify access tokens and sign none
 * @param refreshOtherKeys the same for refresh tokens
 * @param nativeCode whether Amazon Corretto Crypto Provider signs and verifies if it runs here
 */
record TokenProperties(
    @DefaultValue("hexauth") String issuer,
    @DefaultValue List<String> acceptedIssuers,
    @DefaultValue("hexauth") String audience,
    @DefaultValue("hexauth") String clientId,
    @DefaultValue("at+jwt") AccessType accessType,
    @DefaultValue("15m") Duration accessLifetime,
    @DefaultValue("60m") Duration refreshLifetime,
    @DefaultValue("0s") Duration clockTolerance,
    @DefaultValue("") KeyText accessPrivateKey,
    @DefaultValue("") KeyText accessPublicKey,
    @DefaultValue("") KeyText refreshPrivateKey,
    @DefaultValue("") KeyText refreshPublicKey,
    @DefaultValue("RS256") SigningAlgorithm accessAlgorithm,
    @DefaultValue("RS256") SigningAlgorithm refreshAlgorithm,
    @DefaultValue List<OtherKeyProperties> accessOtherKeys,
    @DefaultValue List<OtherKeyProperties> refreshOtherKeys,
    @DefaultValue("auto") NativeSigning nativeCode) {

  /**
   * @throws IllegalArgumentException if a name or the tolerance is out of range
   */
  TokenSettings checked() {
    return tokens(Optional.empty());
  }

  /**
   * @param publicUrl issues the tokens if it is given; those of {@code issuer} are still accepted
   */
  TokenSettings tokens(Optional<String> publicUrl) {
    Set<String> accepted = new HashSet<>(acceptedIssuers);
    accepted.add(issuer);
    return new TokenSettings(
        publicUrl.orElse(issuer), accepted, audience, clientId, accessType, clockTolerance);
  }

  KeySettings keys() {
    return new KeySettings(
        new KindSettings(
            accessAlgorithm,
            accessPrivateKey.as("JWT_ACCESS_TOKEN_PRIVATE_KEY"),
            accessPublicKey.as("JWT_ACCESS_TOKEN_PUBLIC_KEY"),
            others(accessOtherKeys, "hexauth.token.access-other-keys")),
        new KindSettings(
            refreshAlgorithm,
            refreshPrivateKey.as("JWT_REFRESH_TOKEN_PRIVATE_KEY"),
            refreshPublicKey.as("JWT_REFRESH_TOKEN_PUBLIC_KEY"),
            others(refreshOtherKeys, "hexauth.token.refresh-other-keys")));
  }

  private static List<OtherKey> others(List<OtherKeyProperties> keys, String setting) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i).as("%s[%d].key".formatted(setting, i)))
        .toList();
  }
}
