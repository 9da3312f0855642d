package dev.hexauth.adapter.tokens;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureAlgorithm;

/** The only algorithm of a key, and the {@code alg} of its tokens. */
public enum SigningAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256, by an RSA key of 2048 bits or more (RFC 7518, 3.3). */
  RS256(KeyForm.RSA),
  /** RSASSA-PSS with SHA-256, by such a key (RFC 7518, 3.5); no two signatures are the same. */
  PS256(KeyForm.RSA),
  /** ECDSA with SHA-256, by a key on P-256 (RFC 7518, 3.4); no two signatures are the same. */
  ES256(KeyForm.P256),
  /** {@code EdDSA} by an Ed25519 key (RFC 8037, 3.1). */
  EDDSA(KeyForm.ED25519);

  private final KeyForm form;

  SigningAlgorithm(KeyForm form) {
    this.form = form;
  }

  String id() {
    return signature().getId();
  }

  SignatureAlgorithm signature() {
    return switch (this) {
      case RS256 -> Jwts.SIG.RS256;
      case PS256 -> Jwts.SIG.PS256;
      case ES256 -> Jwts.SIG.ES256;
      case EDDSA -> Jwts.SIG.EdDSA;
    };
  }

  KeyForm form() {
    return form;
  }
}
