package dev.hexauth.adapter.tokens;

import io.jsonwebtoken.security.SignatureAlgorithm;
import java.security.KeyPair;
import java.security.PrivateKey;

/** A private key, and the public one that verifies what it signs. */
final class SigningKey {

  private final PrivateKey privateKey;
  private final VerificationKey verifying;

  /**
   * @param setting the name of the setting that it comes from, for messages
   */
  SigningKey(SignatureAlgorithm algorithm, KeyPair pair, String setting) {
    this.privateKey = pair.getPrivate();
    this.verifying = new VerificationKey(algorithm, pair.getPublic(), setting);
  }

  private SigningKey(PrivateKey privateKey, VerificationKey verifying) {
    this.privateKey = privateKey;
    this.verifying = verifying;
  }

  /** The same key, in the form that {@code code} uses fastest. */
  SigningKey in(SignatureCode code) {
    return new SigningKey(code.own(privateKey), verifying.in(code));
  }

  String id() {
    return verifying.id();
  }

  SignatureAlgorithm algorithm() {
    return verifying.algorithm();
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  VerificationKey verifying() {
    return verifying;
  }

  @Override
  public String toString() {
    return "SigningKey[" + algorithm().getId() + " " + id() + "]";
  }
}
