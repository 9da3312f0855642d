package dev.hexauth.bootstrap;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decoded token, to be inspected, changed and signed again: what a thief, or a tester with the
 * service's own keys, can make of it.
 */
record Jwt(Map<String, Object> header, Map<String, Object> claims) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  static Jwt parse(String compact) {
    String[] parts = compact.split("\\.", -1);
    return new Jwt(object(parts[0]), object(parts[1]));
  }

  @SuppressWarnings("unchecked") // an object of JSON has strings for keys
  private static Map<String, Object> object(String part) {
    return MAPPER.readValue(Base64.getUrlDecoder().decode(part), LinkedHashMap.class);
  }

  Object claim(String name) {
    return claims.getOrDefault(name, "no " + name);
  }

  Jwt withHeader(String name, Object value) {
    return changed(jwt -> jwt.header.put(name, value));
  }

  Jwt withoutHeader(String name) {
    return changed(jwt -> jwt.header.remove(name));
  }

  Jwt with(String claim, Object value) {
    return changed(jwt -> jwt.claims.put(claim, value));
  }

  Jwt without(String claim) {
    return changed(jwt -> jwt.claims.remove(claim));
  }

  private Jwt changed(Consumer<Jwt> change) {
    Jwt copy = new Jwt(new LinkedHashMap<>(header), new LinkedHashMap<>(claims));
    change.accept(copy);
    return copy;
  }

  /** Signed with RS256, whatever the header says. */
  String signed(PrivateKey key) {
    return signed("SHA256withRSA", unsigned(), key);
  }

  /**
   * Any text with a signature.
   *
   * @param algorithm as the JDK calls it
   */
  static String signed(String algorithm, String unsigned, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(unsigned.getBytes(StandardCharsets.ISO_8859_1));
      return unsigned + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * With a message authentication code, whatever the header says.
   *
   * @param algorithm as the JDK calls it
   */
  String hmac(String algorithm, byte[] secret) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      byte[] code = mac.doFinal(unsigned().getBytes(StandardCharsets.US_ASCII));
      return unsigned() + "." + encoded(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The part that is signed. */
  String unsigned() {
    return encoded(text(header)) + "." + encoded(text(claims));
  }

  /** The JSON of a header or of claims. */
  static String text(Map<String, Object> part) {
    return MAPPER.writeValueAsString(part);
  }

  static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  /** In base64url without padding. */
  static String encoded(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }
}
