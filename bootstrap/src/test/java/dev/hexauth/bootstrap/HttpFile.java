package dev.hexauth.bootstrap;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file of requests for editors (REST Client of Visual Studio Code): requests between lines that
 * start with {@code ###}, variables as {@code @name = value}, and {@code {{name}}} or {@code
 * {{name.response.body.$.member}}} for the value of a variable or of an earlier response.
 */
final class HttpFile {

  private static final Pattern VARIABLE = Pattern.compile("@(\\w+) *= *(.*)");
  private static final Pattern NAME = Pattern.compile("# @name (\\w+)");
  private static final Pattern STATUS = Pattern.compile("# ([1-5]\\d\\d)");
  private static final Pattern USE =
      Pattern.compile("\\{\\{(\\w+)(?:\\.response\\.body\\.\\$([^}]+))?}}");

  private final List<String> requests;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, JsonNode> answers = new HashMap<>();

  /** A request that was sent, the status in its comment, and the response. */
  record Run(String method, String path, int promised, Reply reply) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private HttpFile(String text) {
    requests = List.of(text.split("(?m)^###.*$", -1));
    VARIABLE
        .matcher(requests.getFirst())
        .results()
        .forEach(variable -> variables.put(variable.group(1), variable.group(2)));
  }

  static HttpFile read(Path file) {
    try {
      return new HttpFile(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends all requests, one after another, each path without {@code {{host}}}. */
  List<Run> run(Api api) {
    List<Run> runs = new ArrayList<>();
    for (String request : requests.subList(1, requests.size())) {
      runs.add(run(api, request.strip()));
    }
    return runs;
  }

  private Run run(Api api, String request) {
    String[] headAndBody = request.split("\n\n", 2);
    List<String> head =
        headAndBody[0].lines().filter(line -> !line.startsWith("#")).map(this::filled).toList();
    String[] line = head.getFirst().split(" ", 2);
    Api.Call call = api.call(line[0], line[1]);
    if (headAndBody.length > 1) {
      String body = filled(headAndBody[1]);
      if (head.contains("Content-Type: " + Form.TYPE)) {
        call.body(Form.TYPE, body.getBytes(StandardCharsets.UTF_8));
      } else {
        call.json(body);
      }
    }
    head.stream()
        .skip(1)
        .map(header -> header.split(": ", 2))
        .filter(header -> !header[0].equals("Content-Type"))
        .forEach(header -> call.header(header[0], header[1]));
    Reply reply = call.send();
    first(NAME, request).ifPresent(name -> answers.put(name, reply.json()));
    return new Run(line[0], line[1], Integer.parseInt(first(STATUS, request).orElseThrow()), reply);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).findFirst();
  }

  private String filled(String text) {
    return USE.matcher(text.replace("{{host}}", ""))
        .replaceAll(use -> Matcher.quoteReplacement(value(use.group(1), use.group(2))));
  }

  private String value(String name, @Nullable String place) {
    if (place == null) {
      return requireNonNull(variables.get(name), name);
    }
    String pointer = place.replaceAll("\\.(\\w+)", "/$1").replaceAll("\\[(\\d+)]", "/$1");
    return requireNonNull(answers.get(name), name).at(pointer).asString();
  }
}
