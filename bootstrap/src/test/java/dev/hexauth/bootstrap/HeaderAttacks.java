package dev.hexauth.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

/** The header tries to have the token taken for another kind, or read in another way. */
final class HeaderAttacks {

  /** Members that no token of this service has, in JSON. */
  private static final List<String> MEMBERS =
      List.of(
          "\"crit\":[\"exp\"]",
          "\"crit\":[\"unknown\"]",
          "\"crit\":[]",
          "\"crit\":\"exp\"",
          "\"crit\":null",
          "\"crit\":[\"b64\"],\"b64\":true",
          "\"b64\":true",
          "\"b64\":false",
          "\"zip\":\"DEF\"",
          "\"zip\":\"none\"",
          "\"cty\":\"JWT\"",
          "\"enc\":\"A256GCM\"",
          "\"epk\":{}",
          "\"p2c\":2147483647",
          "\"exp\":4102444800",
          "\"sub\":\"admin\"",
          "\"unknown\":\"anything\"",
          "\"\":\"\"");

  private HeaderAttacks() {}

  static List<TokenAttack> all() {
    return Stream.of(types(), members(), readings()).flatMap(it -> it).toList();
  }

  private static Stream<TokenAttack> types() {
    return Stream.of(
            Stream.of(
                    "JWT",
                    "jwt",
                    "JOSE",
                    "",
                    " ",
                    "id+jwt",
                    "secevent+jwt",
                    "logout+jwt",
                    "dpop+jwt")
                .map(type -> TokenAttack.of("typ " + type, good -> typed(good, type))),
            Stream.of("application/%s", "%s ", " %s", "%s;v=1", "%s\0", "x%s")
                .map(form ->
                    TokenAttack.of(
                        "typ in the form \"" + form.replace("\0", "NUL") + "\"",
                        good -> typed(good, form.formatted(good.kind().type())))),
            Stream.of(
                TokenAttack.of(
                    "typ in upper case",
                    good -> typed(good, good.kind().type().toUpperCase(Locale.ROOT))),
                TokenAttack.of(
                    "typ of the other kind", good -> typed(good, good.kind().other().type())),
                TokenAttack.of("typ in an array", good -> good.withHeader("typ", "[\"at+jwt\"]")),
                TokenAttack.of("typ null", good -> good.withHeader("typ", "null")),
                TokenAttack.of("no typ", good -> good.signed(good.jwt().withoutHeader("typ"))),
                TokenAttack.of("the token of the other kind", Genuine::counterpart),
                TokenAttack.of(
                    "the claims of the other kind under this header",
                    good ->
                        good.signed(
                            new Jwt(good.jwt().header(), Jwt.parse(good.counterpart()).claims()))),
                TokenAttack.of(
                    "this header before the other kind's payload and signature",
                    good ->
                        good.part(0)
                            + good.counterpart().substring(good.counterpart().indexOf('.')))))
        .flatMap(it -> it);
  }

  private static Stream<TokenAttack> members() {
    Stream<String> repeated =
        Stream.of("alg", "kid", "typ")
            .flatMap(name -> Stream.of("\"" + name + "\":\"other\"", "\"" + name + "\":null"));
    return Stream.concat(MEMBERS.stream(), repeated)
        .flatMap(member ->
            Stream.of(
                TokenAttack.of(
                    member + " as the last",
                    good -> good.withHeaderText(json -> json.replace("}", "," + member + "}"))),
                TokenAttack.of(
                    member + " as the first",
                    good -> good.withHeaderText(json -> json.replace("{", "{" + member + ",")))));
  }

  private static Stream<TokenAttack> readings() {
    return Stream.of(
        TokenAttack.of("the same member twice", good -> twice(good, "alg")),
        TokenAttack.of(
            "the same member twice, once in escapes",
            good -> good.withHeaderText(json -> json.replace("}", ",\"\\u0061lg\":\"none\"}"))),
        TokenAttack.of(
            "a payload that is not encoded (b64)",
            good ->
                good.signed(
                    Jwt.encoded(
                        Jwt.text(good.jwt().header())
                            .replace("}", ",\"b64\":false,\"crit\":[\"b64\"]}")),
                    "payload")),
        TokenAttack.of(
            "a compressed payload (zip)",
            good ->
                good.signed(
                    Jwt.encoded(Jwt.text(good.jwt().header()).replace("}", ",\"zip\":\"DEF\"}")),
                    Jwt.encoded(deflated(Jwt.text(good.jwt().claims()))))),
        TokenAttack.of(
            "a compressed payload, without a word",
            good ->
                good.signed(good.part(0), Jwt.encoded(deflated(Jwt.text(good.jwt().claims()))))),
        TokenAttack.of(
            "a token in a token (cty)",
            good ->
                good.signed(
                    Jwt.encoded(Jwt.text(good.jwt().header()).replace("}", ",\"cty\":\"JWT\"}")),
                    Jwt.encoded(good.compact()))),
        TokenAttack.of(
            "a token in a token, without a word",
            good -> good.signed(good.part(0), Jwt.encoded(good.compact()))),
        TokenAttack.of(
            "an encrypted token",
            good ->
                Jwt.encoded(
                        "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"" + good.kid() + "\"}")
                    + ".AAAA.AAAA.AAAA.AAAA"),
        TokenAttack.of(
            "an encrypted token with a password of many rounds (PBES2)",
            good ->
                Jwt.encoded(
                        "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}")
                    + ".AAAA.AAAA.AAAA.AAAA"),
        TokenAttack.of(
            "an encrypted token by its five parts", good -> good.compact() + ".AAAA.AAAA"));
  }

  private static String typed(Genuine good, String type) {
    return good.signed(good.jwt().withHeader("typ", type));
  }

  private static String twice(Genuine good, String name) {
    String member = "\"" + name + "\":\"" + good.jwt().header().get(name) + "\"";
    return good.withHeaderText(json -> json.replace("}", "," + member + "}"));
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
