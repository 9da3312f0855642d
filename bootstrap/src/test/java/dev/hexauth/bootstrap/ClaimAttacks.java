package dev.hexauth.bootstrap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Wrong claims under a valid signature. */
final class ClaimAttacks {

  /** Used instead of a time: {@code %d} is a valid one. */
  private static final List<String> TIMES =
      List.of(
          "\"%d\"",
          "%d.0",
          "%d.5",
          "%de0",
          "-%d",
          "-0",
          "0%d",
          "+%d",
          "%d0000",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551616",
          "1e400",
          "NaN",
          "Infinity",
          "0x7fffffff",
          "null",
          "true",
          "[%d]",
          "{}",
          "\"2100-01-01T00:00:00Z\"");

  private static final List<String> GENERATIONS =
      List.of(
          "-1",
          "-0",
          "00",
          "0.0",
          "0.5",
          "0e0",
          "\"0\"",
          "null",
          "true",
          "[0]",
          "1000000001",
          "2147483648",
          "4294967296",
          "18446744073709551616");

  /** Used instead of a name. */
  private static final List<String> STRANGERS =
      List.of(
          "\"other\"", "\"Hexauth\"", "\"hexauth \"", "\"hexauth\\u0000\"", "\"\"", "null", "1");

  /** Used instead of the issuer: almost the public URL. */
  private static final List<String> URLS =
      List.of(
          Assembly.PUBLIC_URL + "/",
          Assembly.PUBLIC_URL + "?",
          Assembly.PUBLIC_URL.replace("https", "http"),
          Assembly.PUBLIC_URL.replace("auth", "AUTH"),
          Assembly.PUBLIC_URL.replace("/login", ""),
          Assembly.PUBLIC_URL.replace("/login", ":443/login"));

  /** Used instead of the roles. */
  private static final List<String> ROLES =
      List.of(
          "\"admin\"",
          "[]",
          "[\"user\",\"admin\"]",
          "[\"Admin\"]",
          "[\"root\"]",
          "[\"service\"]",
          "[[\"admin\"]]",
          "[{\"value\":\"admin\"}]",
          "[null]",
          "[1]",
          "{\"admin\":true}",
          "null",
          "true",
          "1");

  private static final List<String> AUDIENCES =
      List.of("[]", "[\"hexauth\"]", "[\"hexauth\",\"other\"]", "[\"other\"]", "{\"hexauth\":1}");

  private ClaimAttacks() {}

  static List<TokenAttack> times() {
    return Stream.of(
            Stream.of("exp", "iat", "nbf")
                .flatMap(claim ->
                    TIMES.stream()
                        .map(form ->
                            TokenAttack.of(
                                claim + " " + form.replace("%d", "N"),
                                good ->
                                    good.withClaim(claim, form.formatted(good.issuedAt() + 60))))),
            Stream.of("exp", "iat")
                .map(claim ->
                    TokenAttack.of("no " + claim, good -> good.signed(good.jwt().without(claim)))),
            Stream.of(
                after("exp", 0),
                after("exp", -1),
                after("exp", -1_000_000_000),
                after("nbf", 60),
                after("nbf", 4_000_000_000L)))
        .flatMap(it -> it)
        .toList();
  }

  private static TokenAttack after(String claim, long seconds) {
    return TokenAttack.of(
        claim + " " + seconds + " s from the issue",
        good -> good.signed(good.jwt().with(claim, good.issuedAt() + seconds)));
  }

  static List<TokenAttack> parties() {
    return Stream.of(
            STRANGERS.stream()
                .map(json -> TokenAttack.of("iss " + json, good -> good.withClaim("iss", json))),
            URLS.stream()
                .map(url ->
                    TokenAttack.of("iss " + url, good -> good.signed(good.jwt().with("iss", url)))),
            Stream.concat(STRANGERS.stream(), AUDIENCES.stream())
                .map(json ->
                    TokenAttack.onAccess("aud " + json, good -> good.withClaim("aud", json))),
            Stream.of(
                TokenAttack.of("no iss", good -> good.signed(good.jwt().without("iss"))),
                TokenAttack.onAccess("no aud", good -> good.signed(good.jwt().without("aud")))))
        .flatMap(it -> it)
        .toList();
  }

  static List<TokenAttack> identities() {
    return Stream.of(
            changed(
                "sub",
                Map.of(
                    "a word", _ -> "admin",
                    "nothing", _ -> "",
                    "in upper case", sub -> sub.toUpperCase(Locale.ROOT),
                    "in braces", sub -> "{" + sub + "}",
                    "as a URN", sub -> "urn:uuid:" + sub,
                    "without hyphens", sub -> sub.replace("-", ""),
                    "and a blank", sub -> sub + " ",
                    "and NUL", sub -> sub + "\0")),
            changed(
                "sid",
                Map.of(
                    "nothing", _ -> "",
                    "cut short", sid -> sid.substring(1),
                    "too long", sid -> sid + "A",
                    "padded", sid -> sid + "==",
                    "of other characters", _ -> "*".repeat(22),
                    "with bits to spare", sid -> sid.substring(0, 21) + "B",
                    "a key of Redis", _ -> "{a}:session:*",
                    "a path", _ -> "../../../../../../../")),
            Stream.of("sub", "sid")
                .flatMap(claim ->
                    Stream.of("7", "null", "true", "[\"a\"]", "{\"a\":\"b\"}")
                        .map(json ->
                            TokenAttack.of(
                                claim + " " + json, good -> good.withClaim(claim, json)))),
            Stream.of("sub", "sid")
                .map(claim ->
                    TokenAttack.of("no " + claim, good -> good.signed(good.jwt().without(claim)))),
            Stream.of("\"\"", "7", "null", "[\"a\"]", "\"" + "a".repeat(65) + "\"")
                .map(json ->
                    TokenAttack.onAccess("jti " + json, good -> good.withClaim("jti", json))),
            Stream.of(
                TokenAttack.onAccess("no jti", good -> good.signed(good.jwt().without("jti"))),
                TokenAttack.of("no gen", good -> good.signed(good.jwt().without("gen")))),
            GENERATIONS.stream()
                .map(json -> TokenAttack.of("gen " + json, good -> good.withClaim("gen", json))))
        .flatMap(it -> it)
        .toList();
  }

  static List<TokenAttack> holders() {
    return Stream.of(
            ROLES.stream()
                .map(json ->
                    TokenAttack.onAccess("roles " + json, good -> good.withClaim("roles", json))),
            TIMES.stream()
                .map(form ->
                    TokenAttack.onAccess(
                        "auth_time " + form.replace("%d", "N"),
                        good -> good.withClaim("auth_time", form.formatted(good.issuedAt() - 60)))),
            Stream.of("roles", "auth_time")
                .map(claim ->
                    TokenAttack.onAccess(
                        "no " + claim, good -> good.signed(good.jwt().without(claim)))),
            Stream.of("1", "null", "true", "[\"hexauth\"]", "{}")
                .map(json ->
                    TokenAttack.onAccess(
                        "client_id " + json, good -> good.withClaim("client_id", json))),
            Stream.of("\"service\"", "\"user\"", "\"\"", "null", "1", "[\"service\"]")
                .map(json ->
                    TokenAttack.onAccess(
                        "sub_type " + json, good -> good.withClaim("sub_type", json))),
            Stream.of(
                TokenAttack.onAccess(
                    "of a service", good -> good.signed(ofService(good.jwt(), "billing"))),
                TokenAttack.onAccess(
                    "of a service named like the user",
                    good ->
                        good.signed(
                            ofService(good.jwt(), String.valueOf(good.jwt().claim("sub"))))),
                TokenAttack.onAccess(
                    "of a service that keeps the session",
                    good ->
                        good.signed(
                            ofService(good.jwt(), "billing")
                                .with("sid", good.jwt().claim("sid"))
                                .with("gen", good.jwt().claim("gen"))))))
        .flatMap(it -> it)
        .toList();
  }

  private static Jwt ofService(Jwt user, String name) {
    return user.without("sid")
        .without("gen")
        .without("roles")
        .without("auth_time")
        .with("sub", name)
        .with("client_id", name)
        .with("sub_type", "service");
  }

  private static Stream<TokenAttack> changed(
      String claim, Map<String, UnaryOperator<String>> changes) {
    return changes.entrySet().stream()
        .map(change ->
            TokenAttack.of(
                claim + " " + change.getKey(),
                good -> {
                  String value = String.valueOf(good.jwt().claim(claim));
                  return good.signed(good.jwt().with(claim, change.getValue().apply(value)));
                }));
  }

  static List<TokenAttack> repeated() {
    return Stream.concat(
            Stream.of(
                    "\"sub\":\"01890a5d-ac96-774b-bcce-b302099a8057\"",
                    "\"s\\u0075b\":\"01890a5d-ac96-774b-bcce-b302099a8057\"",
                    "\"sid\":\"AAAAAAAAAAAAAAAAAAAAAA\"",
                    "\"exp\":4102444800",
                    "\"exp\":null",
                    "\"iss\":\"other\"")
                .flatMap(member -> repeated(member, TokenAttack::of)),
            Stream.of(
                    "\"client_id\":\"other\"",
                    "\"roles\":[\"admin\"]",
                    "\"r\\u006fles\":[\"admin\"]",
                    "\"auth_time\":1800000000")
                .flatMap(member -> repeated(member, TokenAttack::onAccess)))
        .toList();
  }

  private static Stream<TokenAttack> repeated(
      String member, BiFunction<String, Function<Genuine, String>, TokenAttack> attack) {
    return Stream.of(
        attack.apply(
            member + " again, as the last",
            good -> good.withClaimsText(json -> json.replace("}", "," + member + "}"))),
        attack.apply(
            member + " again, as the first",
            good -> good.withClaimsText(json -> json.replace("{", "{" + member + ","))));
  }
}
