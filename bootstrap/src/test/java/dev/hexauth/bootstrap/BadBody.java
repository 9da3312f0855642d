package dev.hexauth.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A request body that no front end sends. The same seed generates the same bodies. */
final class BadBody {

  private static final String JSON = "application/json";
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "text/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "application/json; charset=nonsense",
          "application/json; charset=utf-16",
          "application/json;;;=",
          "application/json; charset=latin1",
          "application/json; charset=",
          "application/json, application/json",
          "application/*+json",
          "",
          "application/octet-stream",
          "json",
          "/",
          "*/*");
  private static final List<String> CODINGS =
      List.of("gzip", "deflate", "br", "identity, gzip", "nonsense", "\"");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-0",
          "1e999",
          "123456789012345678901234567890",
          "1.7976931348623157e309",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"a@b.co\"",
          "\"12345678\"",
          "\"' or 1=1 --\"",
          "\"${jndi:ldap://x}\"",
          "\"%n%s\"",
          "[]",
          "{}",
          "[[[{\"a\":[null]}]]]",
          "{\"$ne\":null}",
          "\"\\x\"",
          "NaN",
          "-Infinity",
          "'a'",
          "\"\t\"",
          "\"\u202e\"",
          "\"a\u2028b\"",
          "\"\u200d\"",
          "\"\u3164\"",
          "\"a\\u001b[2J\"",
          "\"-a@b.co\"",
          "\"a@b-.co\"",
          "\"a@b.xn--p1ai\"",
          "01",
          "+1",
          ".5",
          "tru",
          "\"admin\"");
  private static final List<String> NAMES =
      List.of(
          "name",
          "email",
          "password",
          "passwordConfirm",
          "role",
          "photo",
          "__proto__",
          "class",
          "@type",
          "",
          "\\u0000",
          "\\ud800",
          "EMAIL");
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_32,
          StandardCharsets.ISO_8859_1,
          Charset.forName("IBM037"));

  private final String kind;
  private final String contentType;
  private final byte[] bytes;

  /** Whether its length is not announced. */
  private final boolean chunked;

  /** The declared charset; empty if none is declared. */
  private final String coding;

  private BadBody(String kind, String contentType, byte[] bytes, boolean chunked, String coding) {
    this.coding = coding;
    this.kind = kind;
    this.contentType = contentType;
    this.bytes = bytes;
    this.chunked = chunked;
  }

  /** Whether its headers say that it is not JSON in UTF-8. */
  boolean isDeclaredOtherwise() {
    return bytes.length > 0 && !(contentType.equals(JSON) && coding.isEmpty());
  }

  Reply sendTo(Api.Call call) {
    if (!coding.isEmpty()) {
      call.header("Content-Encoding", coding);
    }
    return (chunked ? call.chunked(contentType, bytes) : call.body(contentType, bytes)).send();
  }

  static Stream<BadBody> generated(long seed, int count) {
    Random random = new Random(seed);
    List<Function<Random, BadBody>> kinds =
        List.of(
            BadBody::noise,
            BadBody::oddObject,
            BadBody::deep,
            BadBody::duplicateKeys,
            BadBody::cutShort,
            BadBody::damaged,
            BadBody::otherEncoding,
            BadBody::large,
            BadBody::otherType,
            BadBody::otherCoding,
            BadBody::invalidUtf8);
    return Stream.iterate(0, i -> i + 1)
        .limit(count)
        .map(i -> kinds.get(i % kinds.size()).apply(random));
  }

  private static BadBody noise(Random random) {
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(bytes);
    return of("noise", random, bytes);
  }

  private static BadBody oddObject(Random random) {
    return of("odd object", random, utf8(object(random)));
  }

  private static BadBody deep(Random random) {
    int depth = 10 + random.nextInt(5_000);
    String text =
        switch (random.nextInt(4)) {
          case 0 -> "[".repeat(depth);
          case 1 -> "{\"email\":".repeat(depth / 5);
          case 2 -> "{\"name\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
          default ->
              "{\"password\":" + "{\"a\":".repeat(depth / 8) + "1" + "}".repeat(depth / 8 + 1);
        };
    return of("deep", random, utf8(text));
  }

  private static BadBody duplicateKeys(Random random) {
    String name = pick(random, NAMES);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(20); i++) {
      members.add("\"" + name + "\":" + pick(random, VALUES));
    }
    return of("duplicate keys", random, utf8("{" + String.join(",", members) + "}"));
  }

  private static BadBody cutShort(Random random) {
    byte[] bytes = utf8(registration());
    return of("cut short", random, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  private static BadBody damaged(Random random) {
    byte[] bytes = utf8(registration());
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return of("damaged", random, bytes);
  }

  private static BadBody otherEncoding(Random random) {
    Charset charset = pick(random, CHARSETS);
    String text = random.nextBoolean() ? registration() : object(random);
    String mark = random.nextBoolean() ? "\ufeff" : "";
    return of("in " + charset, random, (mark + text).getBytes(charset));
  }

  private static BadBody large(Random random) {
    int size = 9_000 + random.nextInt(120_000);
    String filler = pick(random, List.of(" ", "a", "[", "\0", "😀", "{\"a\":1}")).repeat(size);
    String text =
        random.nextBoolean() ? "{\"name\":\"" + filler.substring(0, size) + "\"}" : filler;
    return of("large", random, utf8(text));
  }

  private static BadBody otherType(Random random) {
    String type = pick(random, TYPES);
    String text =
        pick(
            random, List.of(registration(), "email=a%40b.co&password=12345678", "<a/>", "", "--x"));
    return new BadBody("of " + type, type, utf8(text), random.nextBoolean(), "");
  }

  private static BadBody otherCoding(Random random) {
    byte[] bytes = random.nextBoolean() ? gzipped(registration()) : utf8(registration());
    return new BadBody("coded", JSON, bytes, random.nextBoolean(), pick(random, CODINGS));
  }

  private static byte[] gzipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static BadBody invalidUtf8(Random random) {
    byte[] bytes = utf8(registration());
    int[] bad = {0xc0, 0xff, 0xfe, 0xed, 0xf5, 0x80, 0x00};
    bytes[10 + random.nextInt(bytes.length - 20)] = (byte) bad[random.nextInt(bad.length)];
    return of("invalid UTF-8", random, bytes);
  }

  private static BadBody of(String kind, Random random, byte[] bytes) {
    return new BadBody(kind, JSON, bytes, random.nextBoolean(), "");
  }

  private static String object(Random random) {
    List<String> members = new ArrayList<>();
    for (String name : NAMES) {
      if (random.nextInt(3) > 0) {
        members.add("\"" + name + "\":" + pick(random, VALUES));
      }
    }
    return "{" + String.join(",", members) + (random.nextInt(10) == 0 ? ",}" : "}");
  }

  private static String registration() {
    return Json.text(Account.any().registration());
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    String text = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    return "%s, %s %s%s, %d bytes: %s"
        .formatted(kind, contentType, coding, chunked ? ", chunked" : "", bytes.length, text);
  }
}
