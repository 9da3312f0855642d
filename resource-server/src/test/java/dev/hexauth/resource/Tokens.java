package dev.hexauth.resource;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tokens as hexauth issues them, and changed ones. */
record Tokens(SigningKey key, String issuer, Instant issuedAt) {

  static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");
  static final String USER = "01890a5d-ac96-774b-bcce-b302099a8057";
  static final String SERVICE = "billing";

  private static final long LIFETIME = 900;

  /** Issued at {@link #NOW}. */
  Tokens(SigningKey key, String issuer) {
    this(key, issuer, NOW);
  }

  Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "at+jwt");
    header.put("kid", key.id());
    header.put("alg", key.algorithm());
    return header;
  }

  Map<String, Object> userClaims(String role) {
    Map<String, Object> claims = common("hexauth");
    claims.put("sub", USER);
    claims.put("sid", "AAAAAAAAAAAAAAAAAAAAAA");
    claims.put("gen", 0);
    claims.put("roles", List.of(role));
    claims.put("auth_time", issuedAt.getEpochSecond());
    return claims;
  }

  Map<String, Object> serviceClaims() {
    Map<String, Object> claims = common(SERVICE);
    claims.put("sub", SERVICE);
    claims.put("sub_type", "service");
    return claims;
  }

  private Map<String, Object> common(String client) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("aud", "hexauth");
    claims.put("client_id", client);
    claims.put("iat", issuedAt.getEpochSecond());
    claims.put("exp", issuedAt.getEpochSecond() + LIFETIME);
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }

  String user() {
    return user("user");
  }

  String user(String role) {
    return key.token(header(), userClaims(role));
  }

  String service() {
    return key.token(header(), serviceClaims());
  }

  String userWith(String claim, Object value) {
    return key.token(header(), with(userClaims("user"), claim, value));
  }

  String userWithout(String claim) {
    return key.token(header(), without(userClaims("user"), claim));
  }

  String serviceWith(String claim, Object value) {
    return key.token(header(), with(serviceClaims(), claim, value));
  }

  String headerWith(String name, Object value) {
    return key.token(with(header(), name, value), userClaims("user"));
  }

  String headerWithout(String name) {
    return key.token(without(header(), name), userClaims("user"));
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    map.put(name, value);
    return map;
  }

  private static Map<String, Object> without(Map<String, Object> map, String name) {
    map.remove(name);
    return map;
  }
}
