package dev.hexauth.bootstrap;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.util.RawValue;

/** The token chooses the key of its verification (RFC 8725, 2.10 and 3.10). */
final class KeyAttacks {

  private static final KeyPair FOREIGN = Keys.rsa(2048);

  private static final String JWK = jwk((RSAPublicKey) FOREIGN.getPublic());

  /** Used instead of the right one, under a valid signature. */
  private static final Map<String, String> KIDS =
      Map.ofEntries(
          Map.entry("a path", "\"../../../../../../dev/null\""),
          Map.entry("an absolute path", "\"/etc/passwd\""),
          Map.entry("a path of Windows", "\"..\\\\..\\\\windows\\\\win.ini\""),
          Map.entry("an encoded path", "\"%2e%2e%2fetc%2fpasswd\""),
          Map.entry("the URL of a file", "\"file:///etc/passwd\""),
          Map.entry("SQL", "\"' OR '1'='1\""),
          Map.entry("SQL that brings a key", "\"x' UNION SELECT 'key';--\""),
          Map.entry("a command", "\"|/bin/sh -c id\""),
          Map.entry("LDAP", "\"*)(uid=*))(|(uid=*\""),
          Map.entry("an expression", "\"${jndi:ldap://localhost/a}\""),
          Map.entry("a wildcard", "\"*\""),
          Map.entry("a line's end", "\"a\\r\\nb\""),
          Map.entry("NUL", "\"\\u0000\""),
          Map.entry("nothing", "\"\""),
          Map.entry("a blank", "\" \""),
          Map.entry("null", "null"),
          Map.entry("a number", "0"),
          Map.entry("a boolean", "true"),
          Map.entry("an array", "[\"a\"]"),
          Map.entry("an object", "{\"a\":\"b\"}"),
          Map.entry("what is very long", "\"" + "a".repeat(2_000) + "\""));

  private KeyAttacks() {}

  static List<TokenAttack> all() {
    return Stream.of(foreign(), other(), brought(), fetched(), named()).flatMap(it -> it).toList();
  }

  private static Stream<TokenAttack> foreign() {
    return Stream.of(
        TokenAttack.of("a foreign key", good -> foreign(good.jwt())),
        TokenAttack.of(
            "a foreign key with a kid of its own",
            good -> foreign(good.jwt().withHeader("kid", "foreign"))),
        TokenAttack.of(
            "a foreign key without a kid", good -> foreign(good.jwt().withoutHeader("kid"))));
  }

  private static Stream<TokenAttack> other() {
    return Stream.of(
        TokenAttack.of(
            "the key of the other kind", good -> good.jwt().signed(otherKind(good).getPrivate())),
        TokenAttack.of(
            "the key and the kid of the other kind",
            good ->
                good.jwt().withHeader("kid", otherKid(good)).signed(otherKind(good).getPrivate())),
        TokenAttack.of(
            "the kid of the other kind",
            good -> good.signed(good.jwt().withHeader("kid", otherKid(good)))));
  }

  private static Stream<TokenAttack> brought() {
    return Stream.of(
        TokenAttack.of("jwk with its key", good -> foreign(with(good, "jwk", JWK))),
        TokenAttack.of(
            "jwk with its key and no kid",
            good -> foreign(with(good, "jwk", JWK).withoutHeader("kid"))),
        TokenAttack.of(
            "jwk with its key and its kid",
            good -> foreign(with(good, "jwk", JWK).withHeader("kid", "foreign"))),
        TokenAttack.of("jwk as a string", good -> foreign(good.jwt().withHeader("jwk", JWK))),
        TokenAttack.of("jwk beside a good signature", good -> good.withHeader("jwk", JWK)),
        TokenAttack.of("x5c", good -> good.withHeader("x5c", "[\"MIIB\"]")),
        TokenAttack.of("x5c as a string", good -> good.withHeader("x5c", "\"MIIB\"")),
        TokenAttack.of("x5t", good -> good.withHeader("x5t", "\"AAAA\"")),
        TokenAttack.of("x5t#S256", good -> good.withHeader("x5t#S256", "\"AAAA\"")));
  }

  private static Stream<TokenAttack> fetched() {
    return Stream.of("jku", "x5u", "url", "iss")
        .flatMap(name ->
            Stream.of(
                TokenAttack.of(
                    name + " and its key",
                    good -> foreign(good.jwt().withHeader(name, good.lure()))),
                TokenAttack.of(
                    name + ", its key and its kid",
                    good ->
                        foreign(
                            good.jwt().withHeader(name, good.lure()).withHeader("kid", "foreign"))),
                TokenAttack.of(
                    name + " beside a good signature",
                    good -> good.signed(good.jwt().withHeader(name, good.lure()))),
                TokenAttack.of(
                    name + " of a file",
                    good -> foreign(good.jwt().withHeader(name, "file:///etc/passwd")))));
  }

  private static Stream<TokenAttack> named() {
    return Stream.of(
            KIDS.entrySet().stream()
                .map(kid ->
                    TokenAttack.of(
                        "kid is " + kid.getKey(), good -> good.withHeader("kid", kid.getValue()))),
            Stream.of(
                TokenAttack.of("no kid", good -> good.signed(good.jwt().withoutHeader("kid"))),
                TokenAttack.of(
                    "kid and a blank",
                    good -> good.signed(good.jwt().withHeader("kid", good.kid() + " "))),
                TokenAttack.of(
                    "kid in lower case",
                    good ->
                        good.signed(
                            good.jwt().withHeader("kid", good.kid().toLowerCase(Locale.ROOT)))),
                TokenAttack.of(
                    "kid is the address of a server",
                    good -> foreign(good.jwt().withHeader("kid", good.lure()))),
                TokenAttack.of(
                    "kid is a path to nothing, which is the secret",
                    good ->
                        good.jwt()
                            .withHeader("alg", "HS256")
                            .withHeader("kid", "../../../../../../dev/null")
                            .hmac("HmacSHA256", new byte[1]))))
        .flatMap(it -> it);
  }

  private static Jwt with(Genuine good, String name, String json) {
    return good.jwt().withHeader(name, new RawValue(json));
  }

  private static String foreign(Jwt jwt) {
    return jwt.signed(FOREIGN.getPrivate());
  }

  private static KeyPair otherKind(Genuine good) {
    return good.kind().other().keys();
  }

  private static String otherKid(Genuine good) {
    return String.valueOf(Jwt.parse(good.counterpart()).header().get("kid"));
  }

  private static String jwk(RSAPublicKey key) {
    return "{\"kty\":\"RSA\",\"kid\":\"foreign\",\"alg\":\"RS256\",\"use\":\"sig\",\"e\":\"AQAB\",\"n\":\""
        + Jwt.encoded(key.getModulus().toByteArray())
        + "\"}";
  }
}
