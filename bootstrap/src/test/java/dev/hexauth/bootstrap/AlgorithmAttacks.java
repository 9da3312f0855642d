package dev.hexauth.bootstrap;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.util.RawValue;

/** The token chooses the algorithm of its verification (RFC 8725, 2.1). */
final class AlgorithmAttacks {

  private static final List<String> NONE =
      List.of("none", "None", "NONE", "nOnE", "noNe", " none", "none ", "none\\u0000", "null", "");

  private static final List<String> OTHER_NAMES =
      List.of("rs256", "RS256 ", "RS256\\u0000", "PS256", "ES256", "EdDSA", "HS256", "dir");

  private static final List<String> NO_NAMES = List.of("null", "256", "true", "[\"RS256\"]", "{}");

  /** What an attacker may know of a key, and try as an HMAC secret. */
  private static final Map<String, Function<RSAPublicKey, byte[]>> SECRETS =
      Map.of(
          "the public key in PEM", key -> ascii(pem(key)),
          "the public key in PEM without the last line's end", key -> ascii(pem(key).strip()),
          "the public key in DER", Key::getEncoded,
          "the public key in base64", key -> base64(key.getEncoded()),
          "the modulus", key -> unsigned(key.getModulus()),
          "the modulus with its sign", key -> key.getModulus().toByteArray(),
          "the modulus in base64url", key -> ascii(Jwt.encoded(unsigned(key.getModulus()))),
          "a single zero byte", _ -> new byte[1]);

  private AlgorithmAttacks() {}

  static List<TokenAttack> all() {
    return Stream.of(none(), named(), signed(), authenticated()).flatMap(it -> it).toList();
  }

  private static Stream<TokenAttack> none() {
    return NONE.stream()
        .flatMap(none -> {
          Function<Genuine, String> unsigned =
              good -> good.jwt().withHeader("alg", new RawValue("\"" + none + "\"")).unsigned();
          String name = "alg \"" + none + "\" ";
          return Stream.of(
              TokenAttack.of(name + "and no signature", good -> unsigned.apply(good) + "."),
              TokenAttack.of(name + "in two parts", unsigned),
              TokenAttack.of(
                  name + "and the old signature",
                  good -> unsigned.apply(good) + "." + good.part(2)),
              TokenAttack.of(
                  name + "and a good signature",
                  good -> good.withHeader("alg", "\"" + none + "\"")));
        });
  }

  private static Stream<TokenAttack> named() {
    return Stream.of(
            OTHER_NAMES.stream()
                .map(name ->
                    TokenAttack.of(
                        "alg \"" + name + "\" over a signature of RS256",
                        good -> good.withHeader("alg", "\"" + name + "\""))),
            NO_NAMES.stream()
                .map(
                    json -> TokenAttack.of("alg as " + json, good -> good.withHeader("alg", json))),
            Stream.of(
                TokenAttack.of(
                    "no alg at all", good -> good.signed(good.jwt().withoutHeader("alg")))))
        .flatMap(it -> it);
  }

  private static Stream<TokenAttack> signed() {
    return Map.of("RS384", "SHA384withRSA", "RS512", "SHA512withRSA").entrySet().stream()
        .flatMap(other ->
            Stream.of(
                TokenAttack.of(
                    other.getKey() + " as it says",
                    good ->
                        Jwt.signed(
                            other.getValue(),
                            good.jwt().withHeader("alg", other.getKey()).unsigned(),
                            good.key())),
                TokenAttack.of(
                    other.getKey() + " where RS256 is said",
                    good -> Jwt.signed(other.getValue(), good.unsigned(), good.key()))));
  }

  private static Stream<TokenAttack> authenticated() {
    return SECRETS.entrySet().stream()
        .flatMap(secret ->
            Stream.of("HS256", "HS512")
                .map(algorithm ->
                    TokenAttack.of(
                        algorithm + " with " + secret.getKey(),
                        good -> authenticated(good, algorithm, secret.getValue()))));
  }

  private static String authenticated(
      Genuine good, String algorithm, Function<RSAPublicKey, byte[]> secret) {
    byte[] password = secret.apply((RSAPublicKey) good.kind().keys().getPublic());
    return good.jwt()
        .withHeader("alg", algorithm)
        .hmac("HmacSHA" + algorithm.substring(2), password);
  }

  private static String pem(Key key) {
    return Keys.pem("PUBLIC KEY", key);
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  private static byte[] base64(byte[] bytes) {
    return Base64.getEncoder().encode(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
