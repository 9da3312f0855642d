package dev.hexauth.adapter.tokens;

import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.security.PublicKey;

/**
 * A public key with its only algorithm (RFC 8725, 3.1). Its id, the {@code kid}, is its SHA-256
 * thumbprint (RFC 7638), so that ids need not be assigned.
 */
final class VerificationKey {

  private final String id;
  private final SignatureAlgorithm algorithm;
  private final PublicKey publicKey;
  private final String setting;

  /**
   * @param setting the name of the setting that it comes from, for messages
   */
  VerificationKey(SignatureAlgorithm algorithm, PublicKey publicKey, String setting) {
    this(
        Jwks.builder().key(publicKey).build().thumbprint().toString(),
        algorithm,
        publicKey,
        setting);
  }

  private VerificationKey(
      String id, SignatureAlgorithm algorithm, PublicKey publicKey, String setting) {
    this.id = id;
    this.algorithm = algorithm;
    this.publicKey = publicKey;
    this.setting = setting;
  }

  /** The same key, in the form that {@code code} uses fastest. */
  VerificationKey in(SignatureCode code) {
    return new VerificationKey(id, algorithm, code.own(publicKey), setting);
  }

  String id() {
    return id;
  }

  SignatureAlgorithm algorithm() {
    return algorithm;
  }

  PublicKey publicKey() {
    return publicKey;
  }

  String setting() {
    return setting;
  }

  /** The key as JWK (RFC 7517, 4), in JSON. */
  String json() {
    return Jwks.json(
        Jwks.builder()
            .key(publicKey)
            .id(id)
            .algorithm(algorithm.getId())
            .publicKeyUse("sig")
            .build());
  }
}
