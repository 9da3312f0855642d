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
 * A token taken apart, to be looked at, changed and signed again: what a thief, or a tester with
 * the service's own keys, can make of it.
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
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(unsigned().getBytes(StandardCharsets.US_ASCII));
      return unsigned() + "." + ENCODER.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed with HS256, whatever the header says. */
  String hmac(byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] signature = mac.doFinal(unsigned().getBytes(StandardCharsets.US_ASCII));
      return unsigned() + "." + ENCODER.encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The part that a signature is over. */
  String unsigned() {
    return encoded(header) + "." + encoded(claims);
  }

  private static String encoded(Map<String, Object> part) {
    return ENCODER.encodeToString(MAPPER.writeValueAsBytes(part));
  }
}
