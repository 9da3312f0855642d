package dev.hexauth.bootstrap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Compares exchanges with {@link OpenApi}: everything observed must be described, and everything
 * described must have been observed.
 *
 * <p>This covers statuses of routes, headers of responses, and, in the schemas of responses and of
 * accepted requests, properties and the values of enumerations, such as error codes. Extensions of
 * OpenAPI keep the page short: {@code x-every-answer} has the headers of all responses, {@code
 * x-every-path} the preflight request, and {@code x-no-route} the responses to requests without a
 * route. A {@code default} response lists its statuses in {@code x-codes}, each with its error
 * code.
 */
final class OpenApiJudge {

  private static final String EVERY_ANSWER = "/x-every-answer/headers";

  private static final OpenApi.Route NO_ROUTE =
      new OpenApi.Route("any", "other request", "/x-no-route");
  private static final OpenApi.Route PREFLIGHT =
      new OpenApi.Route("OPTIONS", "any path", "/x-every-path/options");

  /** Of the connection and the message, not of the answer (RFC 9110, 6.4 to 8.6). */
  private static final Set<String> FRAMING =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "date",
          "keep-alive",
          "transfer-encoding");

  private final OpenApi page;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> flaws = new LinkedHashSet<>();

  OpenApiJudge(OpenApi page) {
    this.page = page;
  }

  /** What was observed in {@code exchanges} and is not described, or described differently. */
  Set<String> undescribed(Collection<Exchange> exchanges) {
    exchanges.forEach(this::judge);
    return flaws;
  }

  /** What is described and was not observed in any exchange so far. */
  Set<String> neverSeen() {
    Set<String> rest = new TreeSet<>(described());
    rest.removeAll(seen);
    return rest;
  }

  private void judge(Exchange exchange) {
    OpenApi.Route route = routeOf(exchange);
    Optional<String> response = response(route, exchange.reply());
    String what =
        (route.equals(NO_ROUTE) ? exchange.method() + " " + exchange.target() : route) + ": ";
    if (response.isEmpty()) {
      flaws.add(what + exchange.reply() + ", which is not described");
      return;
    }
    what += exchange.reply().status();
    headers(what, exchange.reply().headers(), response.get());
    body(what, exchange, response.get());
    if (exchange.reply().status() < 300) {
      acceptedRequest(what, exchange.body(), route);
    }
  }

  /** HEAD is served by the route of GET, where it is served. */
  private OpenApi.Route routeOf(Exchange exchange) {
    boolean head = exchange.method().equals("HEAD");
    if (head && exchange.reply().status() == 404) {
      return NO_ROUTE;
    }
    String method = head ? "GET" : exchange.method();
    return page.routes().stream()
        .filter(route -> route.matches(method, exchange.path()))
        .findFirst()
        .orElse(method.equals("OPTIONS") ? PREFLIGHT : NO_ROUTE);
  }

  private Optional<String> response(OpenApi.Route route, Reply reply) {
    String status = Integer.toString(reply.status());
    Optional<String> own = page.child(route.place() + "/responses", status);
    if (own.isPresent()) {
      seen.add(route + " " + status);
      return own;
    }
    return page.child(route.place() + "/responses", "default")
        .filter(other -> isOneOf(page.at(other).path("x-codes"), status, reply));
  }

  private boolean isOneOf(JsonNode codes, String status, Reply reply) {
    seen.add("default " + status);
    return codes.has(status)
        && (reply.body().isEmpty() || reply.json().path("code").equals(codes.path(status)));
  }

  private void headers(String what, Map<String, List<String>> sent, String response) {
    Map<String, String> described = headersOf(response);
    described.forEach((name, place) -> {
      List<String> values = sent.get(name);
      if (values != null) {
        seen.add("header " + place);
        String schema = page.follow(place) + "/schema";
        page.flaws(schema, headerValue(schema, values))
            .forEach(flaw -> flaws.add(what + ", header " + name + flaw));
      } else if (page.at(place).path("required").asBoolean()) {
        flaws.add(what + ", without the header " + name);
      }
    });
    sent.keySet().stream()
        .filter(name -> !described.containsKey(name) && !FRAMING.contains(name))
        .forEach(name -> flaws.add(what + ", header " + name + ", which is not described"));
  }

  /** Where each header of a response is described, by its name in lower case. */
  private Map<String, String> headersOf(String response) {
    Map<String, String> headers = new TreeMap<>();
    Stream.of(EVERY_ANSWER, response + "/headers")
        .flatMap(place -> page.children(place).stream())
        .forEach(place -> headers.put(OpenApi.name(place).toLowerCase(Locale.ROOT), place));
    return headers;
  }

  /** The lines of a header as its schema has them: all of an array, else one. */
  private JsonNode headerValue(String schema, List<String> lines) {
    String joined = String.join(", ", lines);
    return switch (page.at(schema).path("type").asString()) {
      case "array" -> Json.tree(Map.of("lines", lines)).path("lines");
      case "integer" -> Json.tree(joined);
      default -> Json.tree(Map.of("line", joined)).path("line");
    };
  }

  private void body(String what, Exchange exchange, String response) {
    Reply reply = exchange.reply();
    List<String> types = page.children(response + "/content");
    if (types.isEmpty() && !reply.body().isEmpty()) {
      flaws.add(what + ", a body that is not described");
    }
    if (types.isEmpty() || exchange.method().equals("HEAD")) {
      return;
    }
    String sent = reply.header("content-type").orElse("none").split(";", 2)[0];
    Optional<String> type = page.child(response + "/content", sent);
    if (type.isEmpty()) {
      flaws.add(what + ", content type " + sent + ", which is not described");
    } else if (sent.endsWith("json")) {
      judge(what + ", body", type.get() + "/schema", reply.json());
    }
  }

  private void acceptedRequest(String what, String body, OpenApi.Route route) {
    String content = route.place() + "/requestBody/content/";
    String json = content + "application~1json/schema";
    String form = content + "application~1x-www-form-urlencoded/schema";
    if (page.has(json)) {
      judge(what + ", request", json, Json.tree(body.isEmpty() ? "{}" : body));
    }
    if (page.has(form)) {
      judge(what + ", request", form, Json.tree(Form.decoded(body)));
    }
  }

  private void judge(String what, String schema, JsonNode value) {
    page.flaws(schema, value).forEach(flaw -> flaws.add(what + flaw));
    see(schema, value);
  }

  private void see(String schema, JsonNode value) {
    for (String part : page.parts(schema).toList()) {
      if (page.flaws(part, value).isEmpty()) {
        valuesOf(part).filter(value::equals).forEach(one -> seen.add(valueAt(part, one)));
        for (String property : page.children(part + "/properties")) {
          if (value.has(OpenApi.name(property))) {
            seen.add("property " + property);
            see(property, value.path(OpenApi.name(property)));
          }
        }
        if (page.has(part + "/items")) {
          value.forEach(item -> see(part + "/items", item));
        }
      }
    }
  }

  private Set<String> described() {
    Set<String> all = new TreeSet<>();
    page.children(EVERY_ANSWER).forEach(header -> all.add("header " + header));
    List<OpenApi.Route> routes = new ArrayList<>(page.routes());
    routes.addAll(List.of(NO_ROUTE, PREFLIGHT));
    for (OpenApi.Route route : routes) {
      describe(route.place() + "/requestBody", all);
      for (String status : page.children(route.place() + "/responses")) {
        String response = page.follow(status);
        describe(response, all);
        page.children(response + "/headers").forEach(header -> all.add("header " + header));
        page.children(response + "/x-codes")
            .forEach(code -> all.add("default " + OpenApi.name(code)));
        if (!OpenApi.name(status).equals("default")) {
          all.add(route + " " + OpenApi.name(status));
        }
      }
    }
    return all;
  }

  private void describe(String message, Set<String> all) {
    page.children(message + "/content").forEach(type -> describeSchema(type + "/schema", all));
  }

  private void describeSchema(String schema, Set<String> all) {
    if (!page.has(schema)) {
      return;
    }
    for (String part : page.parts(schema).toList()) {
      valuesOf(part).forEach(value -> all.add(valueAt(part, value)));
      for (String property : page.children(part + "/properties")) {
        if (all.add("property " + property)) {
          describeSchema(property, all);
        }
      }
      describeSchema(part + "/items", all);
    }
  }

  private Stream<JsonNode> valuesOf(String schema) {
    JsonNode node = page.at(schema);
    return Stream.concat(
        node.path("enum").valueStream(),
        node.has("const") ? Stream.of(node.path("const")) : Stream.empty());
  }

  private static String valueAt(String schema, JsonNode value) {
    return "value " + value.asString() + " at " + schema;
  }
}
