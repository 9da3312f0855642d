package dev.hexauth.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * The keys that hexauth publishes. Each verifies tokens of its own algorithm only, whatever a token
 * says.
 */
final class PublishedKeys {

  /** The types of access tokens (RFC 9068, 2.1) under both settings of hexauth. */
  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
      new DefaultJOSEObjectTypeVerifier<>(
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"),
          JOSEObjectType.JWT);

  private final List<PublishedKey> keys;
  private final NimbusJwtDecoder decoder;

  private record PublishedKey(String id, JWSAlgorithm algorithm, PublicKey key) {}

  private PublishedKeys(List<PublishedKey> keys, OAuth2TokenValidator<Jwt> validator) {
    this.keys = keys;
    this.decoder = new NimbusJwtDecoder(processor());
    decoder.setJwtValidator(validator);
  }

  /**
   * The keys in a JWK set. What is no public key for signatures is left out.
   *
   * @throws HexauthUnavailableException if it is no JWK set, or no key is left
   */
  static PublishedKeys of(Map<String, Object> json, OAuth2TokenValidator<Jwt> validator) {
    List<PublishedKey> keys = new ArrayList<>();
    try {
      for (JWK jwk : JWKSet.parse(json).getKeys()) {
        published(jwk).ifPresent(keys::add);
      }
    } catch (ParseException e) {
      throw new HexauthUnavailableException("hexauth's keys are no JWK set", e);
    }
    if (keys.isEmpty()) {
      throw new HexauthUnavailableException("hexauth publishes no keys for signatures");
    }
    return new PublishedKeys(List.copyOf(keys), validator);
  }

  private static Optional<PublishedKey> published(JWK jwk) {
    if (jwk.getKeyID() == null
        || jwk.getAlgorithm() == null
        || !(jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse()))) {
      return Optional.empty();
    }
    JWSAlgorithm algorithm = JWSAlgorithm.parse(jwk.getAlgorithm().getName());
    try {
      return publicKey(jwk, algorithm).map(key -> new PublishedKey(jwk.getKeyID(), algorithm, key));
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }

  /** No secret is ever a key: an HMAC or {@code none} has no public key. */
  private static Optional<PublicKey> publicKey(JWK jwk, JWSAlgorithm algorithm)
      throws JOSEException {
    if (jwk instanceof RSAKey rsa && JWSAlgorithm.Family.RSA.contains(algorithm)) {
      return Optional.of(rsa.toRSAPublicKey());
    }
    if (jwk instanceof ECKey ec && JWSAlgorithm.Family.EC.contains(algorithm)) {
      return Optional.of(ec.toECPublicKey());
    }
    if (jwk instanceof OctetKeyPair pair
        && Curve.Ed25519.equals(pair.getCurve())
        && JWSAlgorithm.Family.ED.contains(algorithm)) {
      return Optional.of(Verifiers.ed25519(pair.getDecodedX()));
    }
    return Optional.empty();
  }

  boolean hasKey(String id) {
    return keys.stream().anyMatch(key -> key.id().equals(id));
  }

  /**
   * The verified token.
   *
   * @throws org.springframework.security.oauth2.jwt.JwtException if it is not valid
   */
  Jwt decode(String token) {
    return decoder.decode(token);
  }

  private DefaultJWTProcessor<SecurityContext> processor() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(TYPES);
    processor.setJWSKeySelector((header, context) -> keysFor(header));
    processor.setJWSVerifierFactory(new Verifiers());
    // The validator judges the claims.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    return processor;
  }

  private List<Key> keysFor(JWSHeader header) {
    return keys.stream()
        .filter(key -> key.id().equals(header.getKeyID()))
        .filter(key -> key.algorithm().equals(header.getAlgorithm()))
        .map(key -> (Key) key.key())
        .toList();
  }
}
