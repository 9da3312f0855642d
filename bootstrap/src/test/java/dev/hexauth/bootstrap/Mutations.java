package dev.hexauth.bootstrap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A fuzzer's changes to a request: a list of ways to spoil its line, head, tokens or body. */
final class Mutations {

  private static final List<BiConsumer<FuzzRequest, RandomGenerator>> ALL =
      List.of(
          Mutations::method,
          Mutations::path,
          Mutations::path,
          Mutations::query,
          Mutations::requestLine,
          Mutations::junkHeader,
          Mutations::knownHeader,
          Mutations::knownHeader,
          Mutations::doubledHeader,
          Mutations::lostHeader,
          Mutations::framing,
          Mutations::contentType,
          Mutations::token,
          Mutations::token,
          Mutations::cookies,
          Mutations::bodyBytes,
          Mutations::bodyBytes,
          Mutations::jsonValue,
          Mutations::jsonValue,
          Mutations::jsonStructure,
          Mutations::wholeBody);

  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "get",
          "PROPFIND",
          "G\u00c9T",
          "",
          "POST POST",
          "X".repeat(9_000),
          "GET\u0000",
          "(",
          "PRI");

  private static final List<String> IN_PATHS =
      List.of(
          "%00",
          "%2e%2e/",
          "../",
          "./",
          "//",
          "/",
          ";a=b",
          ";",
          "%2f",
          "%5c",
          "\\",
          "%zz",
          "%",
          "%c0%af",
          "%ed%a0%80",
          "%f0%9f%98%80",
          "\u00e9",
          "\u0000",
          "\u0001",
          " ",
          "%20",
          "#",
          "#frag",
          "?",
          "??",
          "{",
          "}",
          "|",
          "^",
          "\"",
          "<x>",
          "%0d%0aX-Injected:%20a",
          "a".repeat(9_000),
          "*",
          "%25",
          ":",
          "@",
          "/.",
          "/..",
          ".json",
          "~",
          "%7f",
          "%ff");

  private static final List<String> QUERIES =
      List.of(
          "?",
          "?a=b",
          "?a=%zz",
          "?%",
          "?a[]=1&a[]=2",
          "?%00",
          "?\u00ff\u00fe",
          "?access_token=a.b.c",
          "?a=" + "b".repeat(10_000),
          "?" + "a=b&".repeat(2_000),
          "?a;b",
          "?=",
          "?&&&",
          "?a=\u0000",
          "?{x}");

  private static final List<String> NAMES =
      List.of(
          "Host",
          "Origin",
          "Referer",
          "Sec-Fetch-Site",
          "Sec-Fetch-Mode",
          "Sec-Fetch-Dest",
          "Sec-Purpose",
          "Purpose",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "Forwarded",
          "Accept",
          "Accept-Encoding",
          "Accept-Language",
          "Accept-Charset",
          "Content-Encoding",
          "Content-Language",
          "Expect",
          "Range",
          "If-None-Match",
          "If-Modified-Since",
          "If-Match",
          "Upgrade",
          "HTTP2-Settings",
          "Connection",
          "Keep-Alive",
          "TE",
          "Trailer",
          "Access-Control-Request-Method",
          "Access-Control-Request-Headers",
          "Access-Control-Request-Private-Network",
          "Authorization",
          "Cookie",
          "X-HTTP-Method-Override",
          "User-Agent",
          "Content-Disposition",
          "Max-Forwards",
          "Proxy-Connection",
          "Date",
          "Content-Range",
          "traceparent",
          "baggage",
          "X-Request-Id");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "*",
          "null",
          "none",
          "cross-site",
          "same-origin",
          "same-site",
          "prefetch",
          "gzip",
          "identity",
          "gzip, deflate, br;q=x",
          "100-continue",
          "200-ok",
          "bytes=0-0",
          "bytes=9-1,5-",
          "h2c",
          "websocket",
          "close",
          "keep-alive, Upgrade",
          "trailers",
          "http://localhost:3000",
          "http://localhost:3000/",
          "https://evil.example",
          "http://[::1",
          "file:///etc",
          "127.0.0.1",
          "1.2.3.4, unknown",
          "for=\"[2001:db8::1]:x\";proto=https;;",
          "text/html",
          "text/html;q=9",
          "a/b;charset=\"",
          "application/*+json",
          "\"etag",
          "W/\"x\"",
          "Sun, 99 Foo 0000 99:99:99 GMT",
          "Bearer",
          "Bearer ",
          "Bearer a b",
          "bearer\ta.b.c",
          "Basic dXNlcjpwYXNz",
          "Digest x",
          "DELETE",
          "GET, POST",
          "X-A, X-B,,\u00e9",
          "\u00ff\u00fe\u0080",
          "a\u0000b",
          "a\u0001b",
          "a\rb",
          "a\nb",
          "a\r\n folded",
          "\t\ttabs\t",
          "=",
          ";;;",
          "a=b; a=b",
          "$Version=1; x=\"y\"",
          "-1",
          "99999999999999999999",
          "00-ff-00-zz",
          "x".repeat(4_000),
          "x".repeat(9_000),
          "a,".repeat(1_500));

  private static final List<String> FRAMINGS =
      List.of(
          "Content-Length: 0",
          "Content-Length: 1",
          "Content-Length: -1",
          "Content-Length: +5",
          "Content-Length: 0x10",
          "Content-Length: 5, 5",
          "Content-Length: 5, 6",
          "Content-Length:",
          "Content-Length: 100000",
          "Content-Length: 99999999999999999999",
          "Content-Length: 1e3",
          "Content-Length: 4\r\nContent-Length: 5",
          "Content-Length : 3",
          "content-length: \u0663",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: xchunked",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding:",
          "Transfer-Encoding: chunked\r\nContent-Length: 4",
          "Transfer-Encoding : chunked",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
          "X-None: 1");

  private static final List<String> CHUNKS =
      List.of(
          "0\r\n\r\n",
          "5\r\nabc",
          "zz\r\nabc\r\n0\r\n\r\n",
          "-1\r\n\r\n",
          "ffffffffffffffff1\r\na\r\n",
          "2;ext=\"\r\n{}\r\n0\r\n\r\n",
          "2\n{}\n0\n\n",
          "2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",
          "2\r\n{}\r\n0\r\n" + "A: b\r\n".repeat(2_000) + "\r\n",
          "2\r\n{}0\r\n\r\n",
          "2;" + "e".repeat(9_000) + "\r\n{}\r\n0\r\n\r\n",
          "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");

  private static final List<String> TYPES =
      List.of(
          "",
          "application/json",
          "application/json; charset=utf-8",
          "application/json; charset=utf-16",
          "application/json; charset=\"utf-8\"",
          "application/json; charset=nonsense",
          "APPLICATION/JSON",
          "application/json;;",
          "application/json; a",
          "text/plain",
          "text/json",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "application/merge-patch+json",
          "*/*",
          "application",
          "/",
          "\u00ff/\u00ff",
          "application/json, text/html",
          "application/json\u0000",
          "application/" + "j".repeat(5_000));

  private static final List<String> JSON_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-0",
          "1e400",
          "1e-400",
          "9".repeat(400),
          "123456789012345678901234567890",
          "[]",
          "{}",
          "[[[]]]",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\ufeff\"",
          "\"\\u202e\"",
          "\" \"",
          "\"a@b\"",
          "\"a@b.c\"",
          "\"\u00c3\u00a9@example.com\"",
          "\"\\\"\"",
          "\"\\x\"",
          "\"unterminated",
          "\"user@xn--bcher-kva.example\"",
          "\"'; drop table users; --\"",
          "\"${jndi:x}\"",
          "\"../../etc\"",
          "NaN",
          "Infinity",
          "undefined",
          "'single'",
          "//c\n1",
          "/*c*/1",
          "\"a\nb\"",
          "\"" + "x".repeat(300) + "\"",
          "\"" + "\\ud83d\\ude00".repeat(40) + "\"",
          "\"admin\"",
          "\"body\"",
          "\"cookie\"",
          "{\"$ref\":\"#\"}",
          "[" + "1,".repeat(500) + "1]",
          "\"\u00ed\u00a0\u0080\"",
          "\"\u00ff\"",
          "\"\u0000\"",
          "\"\u00c0\u00af\"");

  private static final List<UnaryOperator<String>> BODIES =
      List.of(
          _ -> "",
          _ -> " ",
          _ -> "null",
          _ -> "[]",
          _ -> "\"\"",
          _ -> "1",
          _ -> "{",
          _ -> "}",
          _ -> "{}{}",
          _ -> "{\"a\":1,}",
          _ -> "\u00ef\u00bb\u00bf{}",
          body -> "\u00ef\u00bb\u00bf" + body,
          body -> body + "garbage",
          body -> body + "\u0000",
          body -> " \t\r\n" + body,
          body -> "[" + body + "]",
          _ -> "[".repeat(4_000),
          _ -> "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500),
          _ -> "{\"email\":" + "[".repeat(900) + "]".repeat(900) + "}",
          _ -> "x".repeat(10_240),
          _ -> "x".repeat(10_241),
          body -> body + " ".repeat(Math.max(0, 10_240 - body.length())),
          body -> body + " ".repeat(20_000),
          Mutations::utf16,
          _ -> "a=b&c=d",
          _ -> "<a/>",
          _ -> "\u001f\u008b\u0008\u0000",
          _ -> "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
          _ -> "{\"" + "k".repeat(5_000) + "\":1}",
          _ -> "{" + "\"k\":1,".repeat(1_200) + "\"k\":1}");

  private Mutations() {}

  /** Spoils {@code request} in one way. */
  static void one(FuzzRequest request, RandomGenerator random) {
    ALL.get(random.nextInt(ALL.size())).accept(request, random);
  }

  private static void method(FuzzRequest request, RandomGenerator random) {
    request.method = one(METHODS, random);
  }

  private static void path(FuzzRequest request, RandomGenerator random) {
    String path = request.target;
    int at = path.isEmpty() ? 0 : random.nextInt(path.length());
    request.target =
        switch (random.nextInt(8)) {
          case 0 -> path + one(IN_PATHS, random);
          case 1, 2, 3 -> path.substring(0, at) + one(IN_PATHS, random) + path.substring(at);
          case 4 -> path.isEmpty() ? "" : encoded(path, at);
          case 5 -> path.substring(0, at) + flippedCase(path.substring(at));
          case 6 -> path.substring(0, at);
          default ->
              one(
                  List.of("*", "", "http://x" + path, "http://[" + path, "x:y", "localhost:1"),
                  random);
        };
  }

  private static String encoded(String path, int at) {
    return path.substring(0, at)
        + "%%%02x".formatted((int) path.charAt(at) & 0xff)
        + path.substring(at + 1);
  }

  private static String flippedCase(String text) {
    StringBuilder flipped = new StringBuilder();
    text.chars().forEach(c -> flipped.append((char) (Character.isLetter(c) ? c ^ 0x20 : c)));
    return flipped.toString();
  }

  private static void query(FuzzRequest request, RandomGenerator random) {
    request.target += one(QUERIES, random);
  }

  private static void requestLine(FuzzRequest request, RandomGenerator random) {
    switch (random.nextInt(4)) {
      case 0 ->
          request.version =
              one(
                  List.of(
                      "HTTP/1.0",
                      "HTTP/0.9",
                      "HTTP/1.2",
                      "HTTP/2.0",
                      "http/1.1",
                      "HTTP/1.1 x",
                      "",
                      "ICY",
                      "HTTP/11",
                      "HTTP/1.1\u0000"),
                  random);
      case 1 -> request.lineEnd = one(List.of("\n", "\r", "\r\r\n"), random);
      case 2 -> request.method = one(List.of("\r\n", "\n\n", " ", "\t"), random) + request.method;
      default -> request.target = request.target + one(List.of(" ", "\t", "\r", "  x"), random);
    }
  }

  private static void junkHeader(FuzzRequest request, RandomGenerator random) {
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int i = 0; i < 150; i++) {
          request.with("X-" + i, "v");
        }
      }
      case 1 ->
          request.with(one(List.of("", " ", "a b", "a\u0000", "\u00ff", "a(", ":"), random), "v");
      default -> request.with("X" + bytes(random, 1 + random.nextInt(20)), bytes(random, 30));
    }
  }

  private static void knownHeader(FuzzRequest request, RandomGenerator random) {
    String name = one(NAMES, random);
    if (random.nextBoolean()) {
      request.headers.removeIf(header -> header.name().equals(name));
    }
    request.with(name, random.nextInt(10) == 0 ? bytes(random, 40) : one(VALUES, random));
  }

  private static void doubledHeader(FuzzRequest request, RandomGenerator random) {
    if (!request.headers.isEmpty()) {
      FuzzRequest.Header header = one(request.headers, random);
      String value = random.nextBoolean() ? header.value() : one(VALUES, random);
      request.headers.add(
          random.nextInt(request.headers.size()), new FuzzRequest.Header(header.name(), value));
    }
  }

  private static void lostHeader(FuzzRequest request, RandomGenerator random) {
    if (!request.headers.isEmpty()) {
      request.headers.remove(random.nextInt(request.headers.size()));
    }
  }

  private static void framing(FuzzRequest request, RandomGenerator random) {
    request.framing = one(FRAMINGS, random);
    if (request.framing.startsWith("Transfer") && random.nextInt(4) > 0) {
      request.body = one(CHUNKS, random);
    }
  }

  private static void contentType(FuzzRequest request, RandomGenerator random) {
    request.headers.removeIf(header -> header.name().equals("Content-Type"));
    request.with("Content-Type", one(TYPES, random));
  }

  private static void token(FuzzRequest request, RandomGenerator random) {
    for (int i = 0; i < request.headers.size(); i++) {
      FuzzRequest.Header header = request.headers.get(i);
      if (header.name().equals("Authorization") || header.name().equals("Cookie")) {
        request.headers.set(
            i, new FuzzRequest.Header(header.name(), spoiled(header.value(), random)));
      }
    }
  }

  private static String spoiled(String value, RandomGenerator random) {
    if (value.isEmpty()) {
      return "Bearer x";
    }
    int at = random.nextInt(value.length());
    return switch (random.nextInt(9)) {
      case 0, 1 ->
          value.substring(0, at)
              + (char) (value.charAt(at) ^ 1 << random.nextInt(7))
              + value.substring(at + 1);
      case 2 -> value.substring(0, at);
      case 3 -> value.substring(at) + value.substring(0, at);
      case 4 ->
          value.replaceFirst("ey[\\w-]+\\.", base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + ".");
      case 5 -> value.replaceFirst("\\.ey[\\w-]+\\.", "." + base64(one(JSON_VALUES, random)) + ".");
      case 6 ->
          value.replaceFirst(
              "ey[\\w-]+\\.",
              base64(
                      "{\"alg\":\"RS256\",\"kid\":"
                          + one(JSON_VALUES, random)
                          + ",\"crit\":[\"x\"]}")
                  + ".");
      case 7 -> value.replace(".", one(List.of("..", "", ".\u0000.", "=.", "+."), random));
      default -> value + value;
    };
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void cookies(FuzzRequest request, RandomGenerator random) {
    String token = "eyJhbGciOiJSUzI1NiJ9.e30.AA";
    request.with(
        "Cookie",
        switch (random.nextInt(7)) {
          case 0 -> "access_token=" + token + "; access_token=x; access_token=";
          case 1 -> "refresh_token=" + token + "; access_token=" + token;
          case 2 -> "a=b; ".repeat(300) + "access_token=x";
          case 3 -> "access_token=\"" + bytes(random, 20) + "\"; logged_in";
          case 4 -> "access_token";
          case 5 -> "=x; ;;; , access_token=" + "x".repeat(3_000);
          default -> "__Host-access_token=x; $Path=/; ACCESS_TOKEN=y; refresh_token=\u0000";
        });
  }

  private static void bodyBytes(FuzzRequest request, RandomGenerator random) {
    String body = request.body;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = body.isEmpty() ? 0 : random.nextInt(body.length());
      body =
          switch (random.nextInt(4)) {
            case 0 ->
                body.substring(0, at) + bytes(random, 1 + random.nextInt(4)) + body.substring(at);
            case 1 -> body.substring(0, at);
            case 2 -> body.isEmpty() ? "" : body.substring(0, at) + body.substring(at + 1);
            default -> body.substring(0, at) + body.substring(at) + body.substring(at);
          };
    }
    request.body = body;
  }

  /** Replaces a value. */
  private static void jsonValue(FuzzRequest request, RandomGenerator random) {
    String[] fields = request.body.split("(?<=,)", -1);
    int at = random.nextInt(fields.length);
    int colon = fields[at].indexOf(':');
    if (colon > 0) {
      String end = fields[at].endsWith(",") ? "," : "}";
      fields[at] = fields[at].substring(0, colon + 1) + one(JSON_VALUES, random) + end;
      request.body = String.join("", fields);
    }
  }

  /** Repeats, drops or swaps properties. */
  private static void jsonStructure(FuzzRequest request, RandomGenerator random) {
    String[] fields = request.body.split("(?<=,)", -1);
    int at = random.nextInt(fields.length);
    int other = random.nextInt(fields.length);
    switch (random.nextInt(3)) {
      case 0 -> fields[at] = "";
      case 1 -> fields[at] = fields[at] + fields[other];
      default -> fields[at] = fields[other];
    }
    request.body = String.join("", fields);
  }

  private static void wholeBody(FuzzRequest request, RandomGenerator random) {
    request.body = one(BODIES, random).apply(request.body);
  }

  private static String utf16(String body) {
    return new String(body.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1);
  }

  private static String bytes(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static <T> T one(List<T> all, RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }
}
