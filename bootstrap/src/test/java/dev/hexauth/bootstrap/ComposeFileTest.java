package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be said of docker-compose.yml without an engine. */
final class ComposeFileTest {

  private static final List<String> STORES = List.of("postgres", "redis");

  private final JsonNode file = load();

  @Test
  void every_image_is_pinned_to_a_version() {
    for (String store : STORES) {
      assertThat(service(store).path("image").asString()).matches("[a-z]+:\\d+\\.\\d+[\\w.-]*");
    }
  }

  @Test
  void every_port_is_published_on_loopback_only() {
    for (JsonNode service : file.path("services")) {
      assertThat(texts(service.path("ports")))
          .isNotEmpty()
          .allMatch(port -> port.startsWith("127.0.0.1:"));
    }
  }

  @Test
  void the_stores_have_health_checks_and_volumes_that_are_declared() {
    for (String store : STORES) {
      assertThat(service(store).path("healthcheck").propertyNames())
          .contains("test", "interval", "timeout", "retries");
      assertThat(texts(service(store).path("volumes")))
          .isNotEmpty()
          .allMatch(volume -> file.path("volumes").has(volume.substring(0, volume.indexOf(':'))));
    }
  }

  @Test
  void the_service_is_a_profile_and_waits_for_healthy_stores() {
    JsonNode service = service("hexauth");
    assertThat(texts(service.path("profiles"))).containsExactly("service");
    assertThat(service.path("depends_on").propertyNames())
        .containsExactlyInAnyOrderElementsOf(STORES);
    for (JsonNode dependency : service.path("depends_on")) {
      assertThat(dependency.path("condition").asString()).isEqualTo("service_healthy");
    }
  }

  @Test
  void the_service_is_given_only_variables_that_the_readme_names() {
    List<String> named = Readme.rows("").stream().map(List::getFirst).toList();
    assertThat(named).containsAll(service("hexauth").path("environment").propertyNames());
  }

  private JsonNode service(String name) {
    return file.path("services").path(name);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode load() {
    try (Reader reader = Files.newBufferedReader(Path.of("..", "docker-compose.yml"))) {
      return JsonMapper.shared().valueToTree(new Yaml().load(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
