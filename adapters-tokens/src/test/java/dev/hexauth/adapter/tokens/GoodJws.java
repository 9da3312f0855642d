package dev.hexauth.adapter.tokens;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/** An access token that is good, for vectors to be made of. */
final class GoodJws {

  private static final String PAYLOAD =
      "{\"iss\":\"hexauth\",\"aud\":\"hexauth\",\"sub\":\"018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506\","
          + "\"sid\":\"AAECAwQFBgcICQoLDA0ODw\","
          + "\"gen\":3,\"iat\":1800000000,\"exp\":1800000900,\"jti\":\"id\"}";

  private final SigningAlgorithm algorithm;
  private final KeyPair keys;
  private final String input;
  private final byte[] signature;

  GoodJws(SigningAlgorithm algorithm, KeyPair keys, String kid) {
    this.algorithm = algorithm;
    this.keys = keys;
    this.input =
        Forge.unsigned(
            "{\"typ\":\"at+jwt\",\"kid\":\"%s\",\"alg\":\"%s\"}".formatted(kid, algorithm.id()),
            PAYLOAD);
    this.signature = Forge.signature(algorithm.id(), input, keys.getPrivate());
  }

  SigningAlgorithm algorithm() {
    return algorithm;
  }

  PublicKey publicKey() {
    return keys.getPublic();
  }

  PrivateKey key() {
    return keys.getPrivate();
  }

  /** The signed text: header, dot and payload. */
  String input() {
    return input;
  }

  /** In the form of RFC 7518. */
  byte[] signature() {
    return signature.clone();
  }

  String part(int index) {
    return (input + "." + Forge.base64(signature)).split("\\.", -1)[index];
  }

  byte[] bytes() {
    return input.getBytes(StandardCharsets.US_ASCII);
  }

  JwsVector invalid(String comment, String jws) {
    return new JwsVector(comment, jws, false);
  }

  /** With another signature, which must be refused. */
  JwsVector invalid(String comment, byte[] other) {
    return invalid(comment, input + "." + Forge.base64(other));
  }

  /** With another signature, which must be accepted. */
  JwsVector valid(String comment, byte[] other) {
    return new JwsVector(comment, input + "." + Forge.base64(other), true);
  }

  /** With {@code name} as the algorithm in the header, and what is signed so. */
  String named(String name) {
    String header = Forge.text(part(0)).replace("\"" + algorithm.id() + "\"", "\"" + name + "\"");
    return Forge.base64(header.getBytes(StandardCharsets.UTF_8)) + "." + part(1);
  }
}
