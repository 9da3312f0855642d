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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of the README that calls curl, run as curl would run it: with {@code -s}, {@code -H},
 * {@code -d}, and a cookie jar that {@code -b} sends and {@code -c} keeps. Any other option is
 * refused, so that the README shows none.
 */
final class CurlLine {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final List<String> headers = new ArrayList<>();
  private String body = "";
  private String url = "";
  private boolean sendsCookies;
  private boolean keepsCookies;

  private CurlLine() {}

  static CurlLine parse(String line) {
    List<String> words =
        WORD.matcher(line)
            .results()
            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
            .toList();
    CurlLine curl = new CurlLine();
    var rest = words.subList(1, words.size()).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "-s" -> {}
        case "-H" -> curl.headers.add(rest.next());
        case "-d" -> curl.body = rest.next();
        case "-b" -> curl.sendsCookies = !rest.next().isEmpty();
        case "-c" -> curl.keepsCookies = !rest.next().isEmpty();
        default -> curl.takeUrl(word);
      }
    }
    return curl;
  }

  private void takeUrl(String word) {
    if (word.startsWith("-") || !url.isEmpty()) {
      throw new IllegalArgumentException("the README's curl lines have no " + word);
    }
    url = word;
  }

  /** Sends it to {@code service} in the place of the README's address. */
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
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body));
    }
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
