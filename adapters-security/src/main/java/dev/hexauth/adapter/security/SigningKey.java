package dev.hexauth.adapter.security;

import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A key with the one algorithm that it is for (RFC 8725, 3.1). Its id, the {@code kid}, is the
 * SHA-256 thumbprint of the public key (RFC 7638), so that nobody has to invent one.
 */
final class SigningKey {

  private final String id;
  private final SignatureAlgorithm algorithm;
  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  SigningKey(SignatureAlgorithm algorithm, KeyPair pair) {
    this.id = Jwks.builder().key(pair.getPublic()).build().thumbprint().toString();
    this.algorithm = algorithm;
    this.privateKey = pair.getPrivate();
    this.publicKey = pair.getPublic();
  }

  String id() {
    return id;
  }

  SignatureAlgorithm algorithm() {
    return algorithm;
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public String toString() {
    return "SigningKey[" + algorithm.getId() + " " + id + "]";
  }
}
