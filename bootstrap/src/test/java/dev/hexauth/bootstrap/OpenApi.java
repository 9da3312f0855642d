package dev.hexauth.bootstrap;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * The description of the service (OpenAPI 3.1). A place in it is a JSON pointer (RFC 6901); every
 * method follows a {@code $ref} there.
 */
final class OpenApi {

  private static final String FILE = "/dev/hexauth/adapter/web/openapi.yaml";

  private static final String IRI = "https://hexauth.dev/openapi.json";
  private static final List<String> METHODS =
      List.of("get", "post", "put", "patch", "delete", "options");

  private final JsonNode page;
  private final SchemaRegistry schemas;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  /** A described route, and its place. */
  record Route(String method, String path, String place) {

    boolean matches(String otherMethod, String otherPath) {
      return method.equals(otherMethod) && pattern().matcher(otherPath).matches();
    }

    private Pattern pattern() {
      return Pattern.compile(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  OpenApi(JsonNode page) {
    this.page = page;
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(),
            registry ->
                registry
                    .schemas(Map.of(IRI, page.toString()))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  static OpenApi read() {
    return new OpenApi(Json.tree(new Yaml().<Map<String, ?>>load(text())));
  }

  /** The page as it is in the product. */
  static String text() {
    try (InputStream file = requireNonNull(OpenApi.class.getResourceAsStream(FILE))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy, for a test to spoil. */
  JsonNode copy() {
    return page.deepCopy();
  }

  List<Route> routes() {
    return children("/paths").stream()
        .flatMap(path ->
            METHODS.stream()
                .filter(method -> has(path + "/" + method))
                .map(method -> new Route(upper(method), name(path), path + "/" + method)))
        .toList();
  }

  private static String upper(String method) {
    return method.toUpperCase(Locale.ROOT);
  }

  /** The place after all references. */
  String follow(String place) {
    String at = place;
    while (page.at(at).has("$ref")) {
      at = page.at(at).path("$ref").asString().substring(1);
      if (page.at(at).isMissingNode()) {
        throw new IllegalStateException("openapi.yaml has no " + at);
      }
    }
    return at;
  }

  JsonNode at(String place) {
    return page.at(follow(place));
  }

  /** The node at a place, without following references. */
  JsonNode node(String place) {
    return page.at(place);
  }

  /** Whether a route reads JSON, not a form. */
  boolean readsJson(Route route) {
    return has(route.place() + "/requestBody/content/application~1json");
  }

  boolean has(String place) {
    return !page.at(place).isMissingNode();
  }

  /** The node under {@code name} at a place. */
  Optional<String> child(String place, String name) {
    String child = follow(place) + "/" + escaped(name);
    return has(child) ? Optional.of(follow(child)) : Optional.empty();
  }

  /** All nodes at a place, without following references. */
  List<String> children(String place) {
    String parent = follow(place);
    return page.at(parent)
        .propertyStream()
        .map(property -> parent + "/" + escaped(property.getKey()))
        .toList();
  }

  /** The last name of a place. */
  static String name(String place) {
    return place.substring(place.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Each schema of which the one at {@code place} consists, itself first. */
  Stream<String> parts(String place) {
    String schema = follow(place);
    Stream<String> inner =
        Stream.of("allOf", "oneOf", "anyOf")
            .flatMap(list ->
                IntStream.range(0, page.at(schema).path(list).size())
                    .mapToObj(i -> schema + "/" + list + "/" + i))
            .flatMap(this::parts);
    return Stream.concat(Stream.of(schema), inner);
  }

  /** The violations of the schema at {@code place} in {@code value}. */
  List<String> flaws(String place, JsonNode value) {
    return compiled
        .computeIfAbsent(place, at -> schemas.getSchema(SchemaLocation.of(IRI + "#" + at)))
        .validate(value)
        .stream()
        .map(Error::toString)
        .toList();
  }
}
