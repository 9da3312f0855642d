package dev.hexauth.bootstrap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Not three parts in base64url with two JSON objects (RFC 7515, 3 and 5.2). */
final class FormAttacks {

  private FormAttacks() {}

  static List<TokenAttack> all() {
    return Stream.of(parts(), alphabets(), json(), bytes(), sizes()).flatMap(it -> it).toList();
  }

  private static Stream<TokenAttack> parts() {
    return Stream.of(
        TokenAttack.of("nothing but dots", _ -> ".."),
        TokenAttack.of("one part", good -> good.part(0)),
        TokenAttack.of("no header", good -> good.compact().substring(good.part(0).length())),
        TokenAttack.of("no header and no dot", good -> good.part(1) + "." + good.part(2)),
        TokenAttack.of("no payload", good -> good.part(0) + ".." + good.part(2)),
        TokenAttack.of("no payload and no dot", good -> good.part(0) + "." + good.part(2)),
        TokenAttack.of("an empty payload, signed", good -> good.signed(good.part(0), "")),
        TokenAttack.of("an empty header, signed", good -> good.signed("", good.part(1))),
        TokenAttack.of("a fourth part", good -> good.compact() + ".AAAA"),
        TokenAttack.of("an empty fourth part", good -> good.compact() + "."),
        TokenAttack.of("a dot before", good -> "." + good.compact()),
        TokenAttack.of("two dots", good -> good.compact().replace(".", "..")),
        TokenAttack.of(
            "the parts backwards", good -> good.part(2) + "." + good.part(1) + "." + good.part(0)),
        TokenAttack.of("twice", good -> good.compact() + "." + good.compact()),
        TokenAttack.of("twice with a comma", good -> good.compact() + "," + good.compact()),
        TokenAttack.of("encoded dots", good -> good.compact().replace(".", "%2E")),
        TokenAttack.of("other dots", good -> good.compact().replace('.', '\u00b7')),
        TokenAttack.of("in quotes within quotes", good -> "\"\"" + good.compact() + "\"\""),
        TokenAttack.of("as JSON", FormAttacks::flattened),
        TokenAttack.of("as JSON with signatures", FormAttacks::general),
        TokenAttack.of("a scheme within", good -> "Bearer " + good.compact()),
        TokenAttack.of(
            "a blank after the header", good -> good.compact().replaceFirst("\\.", " .")),
        TokenAttack.of("a tab within the signature", good -> inserted(good.compact(), "\t")),
        TokenAttack.of("a blank within the signature", good -> inserted(good.compact(), " ")),
        TokenAttack.of("more after a blank", good -> good.compact() + " more"));
  }

  private static String flattened(Genuine good) {
    return "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
        .formatted(good.part(0), good.part(1), good.part(2));
  }

  private static String general(Genuine good) {
    return "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"%s\",\"signature\":\"%s\"}]}"
        .formatted(good.part(1), good.part(0), good.part(2));
  }

  private static String inserted(String token, String text) {
    int end = token.length() - 10;
    return token.substring(0, end) + text + token.substring(end);
  }

  private static Stream<TokenAttack> alphabets() {
    return Stream.of(
        TokenAttack.of("a padded signature", good -> good.compact() + "=="),
        TokenAttack.of(
            "a padded payload, signed so", good -> good.signed(good.part(0), good.part(1) + "=")),
        TokenAttack.of(
            "a padded header, signed so", good -> good.signed(good.part(0) + "=", good.part(1))),
        TokenAttack.of("a signature with bits to spare", good -> spared(good.compact())),
        TokenAttack.of(
            "a payload with bits to spare, signed so",
            good -> good.signed(good.part(0), spared(uneven(Jwt.text(good.jwt().claims()))))),
        TokenAttack.of(
            "a header with bits to spare, signed so",
            good -> good.signed(spared(uneven(Jwt.text(good.jwt().header()))), good.part(1))),
        TokenAttack.of(
            "a payload in the other alphabet, signed so",
            good ->
                good.signed(
                    good.part(0),
                    Jwt.encoded(Jwt.text(good.jwt().with("x", "?????").claims()))
                        .replace('_', '/')
                        .replace('-', '+'))),
        TokenAttack.of(
            "a payload that is not encoded, signed so",
            good -> good.signed(good.part(0), Jwt.text(good.jwt().claims()))),
        TokenAttack.of(
            "a payload in hexadecimal, signed so", good -> good.signed(good.part(0), "7b7d")),
        TokenAttack.of(
            "a payload of an impossible length, signed so",
            good -> good.signed(good.part(0), good.part(1) + "AAAAA")));
  }

  /** Encoded, with a length that leaves unused bits in the last character. */
  private static String uneven(String json) {
    return Jwt.encoded(json + " ".repeat(3 - (json.length() + 2) % 3));
  }

  /** The last character changed in its unused bits. */
  private static String spared(String encoded) {
    return encoded.substring(0, encoded.length() - 1)
        + (char) (encoded.charAt(encoded.length() - 1) + 1);
  }

  private static Stream<TokenAttack> json() {
    return Stream.of(
            forms("null", _ -> "null"),
            forms("an array", json -> "[" + json + "]"),
            forms("a string", _ -> "\"text\""),
            forms("a number", _ -> "7"),
            forms("an empty object", _ -> "{}"),
            forms("two objects", json -> json + json),
            forms("an object and more", json -> json + "x"),
            forms("an object and an end too many", json -> json + "}"),
            forms("an object without its end", json -> json.substring(0, json.length() - 1)),
            forms("single quotes", json -> json.replace('"', '\'')),
            forms("no quotes", json -> json.replace("\"", "")),
            forms("two commas", json -> json.replace(",", ",,")),
            forms("a comma at the end", json -> json.replace("}", ",}")),
            forms("semicolons", json -> json.replace(',', ';')),
            forms("equals signs", json -> json.replace("\":", "\"=")),
            forms("a comment", json -> "/**/" + json),
            forms("another comment", json -> "#\n" + json),
            forms("a prefix against scripts", json -> ")]}'\n" + json),
            forms("a line's end in a string", json -> json.replace(":\"", ":\"\n")),
            forms("an unknown escape", json -> json.replace("}", ",\"x\":\"\\x41\"}")),
            forms("half an escape", json -> json.replace("}", ",\"x\":\"\\u12\"}")),
            forms("a surrogate alone", json -> json.replace("}", ",\"x\":\"\\ud800\"}")),
            forms("surrogates backwards", json -> json.replace("}", ",\"x\":\"\\udc00\\ud800\"}")),
            forms("a value that is an object", json -> json.replace("}", ",\"x\":{}}")),
            forms("a value that is an array", json -> json.replace("}", ",\"x\":[]}")),
            forms("a value that is null", json -> json.replace("}", ",\"x\":null}")),
            forms("deep arrays", _ -> "[".repeat(1_500)),
            forms(
                "deep arrays in a value",
                json -> json.replace("}", ",\"x\":" + "[".repeat(800) + "]".repeat(800) + "}")),
            forms("deep objects", _ -> "{\"a\":".repeat(400)),
            forms("XML", _ -> "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"))
        .flatMap(it -> it);
  }

  private static Stream<TokenAttack> forms(String name, UnaryOperator<String> change) {
    return Stream.of(
        TokenAttack.of("a payload with " + name, good -> good.withClaimsText(change)),
        TokenAttack.of("a header with " + name, good -> good.withHeaderText(change)));
  }

  private static Stream<TokenAttack> bytes() {
    return Stream.of(
            encodings(
                "a mark of byte order", text -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8)),
            encodings("UTF-16", text -> text.getBytes(StandardCharsets.UTF_16)),
            encodings("UTF-16 without a mark", text -> text.getBytes(StandardCharsets.UTF_16LE)),
            encodings("a byte that is no UTF-8", text -> spliced(text, 0xff)),
            encodings("half a character of UTF-8", text -> spliced(text, 0xc3)),
            encodings("a quotation mark longer than need be", text -> spliced(text, 0xc0, 0xa2)),
            encodings("a surrogate in UTF-8", text -> spliced(text, 0xed, 0xa0, 0x80)),
            encodings("nothing but zeros", _ -> new byte[64]))
        .flatMap(it -> it);
  }

  /** The text with one more member, whose value is {@code bytes}. */
  private static byte[] spliced(String text, int... bytes) {
    byte[] all =
        text.replace("}", ",\"x\":\"" + "*".repeat(bytes.length) + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      all[all.length - 2 - bytes.length + i] = (byte) bytes[i];
    }
    return all;
  }

  private static Stream<TokenAttack> encodings(String name, Function<String, byte[]> encoding) {
    return Stream.of(
        TokenAttack.of(
            "a payload with " + name,
            good ->
                good.signed(
                    good.part(0), Jwt.encoded(encoding.apply(Jwt.text(good.jwt().claims()))))),
        TokenAttack.of(
            "a header with " + name,
            good ->
                good.signed(
                    Jwt.encoded(encoding.apply(Jwt.text(good.jwt().header()))), good.part(1))));
  }

  private static Stream<TokenAttack> sizes() {
    return Stream.concat(
        forms(
            "more than is read",
            json -> json.replace("}", ",\"x\":\"" + "a".repeat(3_000) + "\"}")),
        Stream.of(
            TokenAttack.of("a long text", _ -> "A".repeat(7_000)),
            TokenAttack.of("many dots", _ -> ".".repeat(7_000)),
            TokenAttack.of("a long signature", good -> good.compact() + "A".repeat(6_000)),
            TokenAttack.of("many members", good -> good.withClaimsText(FormAttacks::crowded))));
  }

  private static String crowded(String json) {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      more.append(",\"").append(i).append("\":\"\"");
    }
    return json.replace("}", more + "}");
  }
}
