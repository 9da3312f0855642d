package dev.hexauth.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A documented curl command, run like a shell and curl would: with {@code -s}, {@code -X}, {@code
 * -H}, {@code -d}, and a cookie jar that {@code -b} sends and {@code -c} keeps. Other options are
 * refused, so that no page uses one.
 */
final class CurlLine {

  private static final Pattern WORD =
      Pattern.compile("'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

  private final List<String> headers = new ArrayList<>();
  private String method = "";
  private String body = "";
  private String url = "";
  private boolean sendsCookies;
  private boolean keepsCookies;

  private CurlLine() {}

  static CurlLine parse(String line) {
    List<String> words = WORD.matcher(line).results().map(CurlLine::unquoted).toList();
    CurlLine curl = new CurlLine();
    var rest = words.subList(1, words.size()).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "-s" -> {}
        case "-X" -> curl.method = rest.next();
        case "-H" -> curl.headers.add(rest.next());
        case "-d" -> curl.body = rest.next();
        case "-b" -> curl.sendsCookies = !rest.next().isEmpty();
        case "-c" -> curl.keepsCookies = !rest.next().isEmpty();
        default -> curl.takeUrl(word);
      }
    }
    return curl;
  }

  private static String unquoted(MatchResult word) {
    if (word.group(1) != null) {
      return word.group(1);
    }
    return word.group(2) == null ? word.group(3) : word.group(2).replaceAll("\\\\(.)", "$1");
  }

  private void takeUrl(String word) {
    if (word.startsWith("-") || !url.isEmpty()) {
      throw new IllegalArgumentException("no curl line has " + word);
    }
    url = word;
  }

  /** Sends it to {@code service} in place of the documented address. */
  HttpResponse<String> run(URI service, Map<String, String> jar)
      throws IOException, InterruptedException {
    URI target = URI.create(url.replaceFirst("^localhost:8000", service.toString()));
    HttpRequest.Builder request = HttpRequest.newBuilder(target);
    headers.forEach(header -> {
      String[] parts = header.split(": ", 2);
      request.header(parts[0], parts[1]);
    });
    if (sendsCookies) {
      request.header(
          "Cookie",
          jar.entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    String implied = body.isEmpty() ? "GET" : "POST";
    request.method(
        method.isEmpty() ? implied : method,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      if (keepsCookies) {
        response.headers().allValues("Set-Cookie").forEach(cookie -> keep(cookie, jar));
      }
      return response;
    }
  }

  private static void keep(String cookie, Map<String, String> jar) {
    Matcher pair = Pattern.compile("([^=]+)=([^;]*).*").matcher(cookie);
    if (pair.matches()) {
      jar.put(pair.group(1), pair.group(2));
    }
  }
}
