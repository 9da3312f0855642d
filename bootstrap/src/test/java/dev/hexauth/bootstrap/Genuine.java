package dev.hexauth.bootstrap;

import java.security.PrivateKey;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.util.RawValue;

/**
 * A valid token, the starting point of an attack. A changed token is signed with the genuine key,
 * which no attacker could do, so only the change can be the reason for its refusal.
 *
 * @param kind the kind of token, whose key signs it
 * @param compact the token
 * @param counterpart the token of the other kind and the same session
 * @param lure the address of a server that must not be called
 */
record Genuine(TokenKind kind, String compact, String counterpart, String lure) {

  Jwt jwt() {
    return Jwt.parse(compact);
  }

  /** The key that signs it. */
  PrivateKey key() {
    return kind.keys().getPrivate();
  }

  String signed(Jwt changed) {
    return changed.signed(key());
  }

  /** Any header and payload, already encoded. */
  String signed(String header, String payload) {
    return Jwt.signed("SHA256withRSA", header + "." + payload, key());
  }

  /**
   * With a member of the header set.
   *
   * @param json its value in JSON
   */
  String withHeader(String name, String json) {
    return signed(jwt().withHeader(name, new RawValue(json)));
  }

  /**
   * With a claim set.
   *
   * @param json its value in JSON
   */
  String withClaim(String name, String json) {
    return signed(jwt().with(name, new RawValue(json)));
  }

  String withHeaderText(UnaryOperator<String> change) {
    return signed(Jwt.encoded(changed(jwt().header(), change)), part(1));
  }

  String withClaimsText(UnaryOperator<String> change) {
    return signed(part(0), Jwt.encoded(changed(jwt().claims(), change)));
  }

  private static String changed(Map<String, Object> part, UnaryOperator<String> change) {
    return change.apply(Jwt.text(part));
  }

  /** The header, the payload or the signature, as encoded. */
  String part(int index) {
    return compact.split("\\.", -1)[index];
  }

  String unsigned() {
    return part(0) + "." + part(1);
  }

  /** With another signature, or other text instead. */
  String withSignature(String encoded) {
    return unsigned() + "." + encoded;
  }

  long issuedAt() {
    return ((Number) jwt().claim("iat")).longValue();
  }

  String kid() {
    return String.valueOf(jwt().header().get("kid"));
  }
}
