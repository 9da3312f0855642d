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

/** Checks of docker-compose.yml that need no engine. */
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
    assertThat(service("hexauth").path("environment").propertyNames())
        .isSubsetOf(Readme.variables());
  }

  @Test
  void every_setting_of_the_env_file_reaches_the_service_if_there_is_one() {
    JsonNode file = service("hexauth").path("env_file").path(0);
    assertThat(file.path("path").asString()).isEqualTo(".env");
    assertThat(file.path("required").asBoolean(true)).isFalse();
    assertThat(service("hexauth").path("environment").propertyNames())
        .as("what the file says of these is for the host, not for the container")
        .contains("PORT", "POSTGRES_HOST", "POSTGRES_PORT", "REDIS_URL");
  }

  @Test
  void the_service_writes_to_a_temporary_folder_only_where_native_code_may_run() {
    assertThat(service("hexauth").path("read_only").asBoolean()).isTrue();
    assertThat(texts(service("hexauth").path("tmpfs")))
        .singleElement()
        .asString()
        .matches("/tmp:exec,.*");
  }

  @Test
  void the_proxy_on_the_host_is_trusted_as_the_gateway_of_the_network() {
    JsonNode network = file.at("/networks/default/ipam/config/0");
    String gateway = network.path("gateway").asString();
    assertThat(service("hexauth").at("/environment/HEXAUTH_WEB_TRUSTED_PROXIES").asString())
        .isEqualTo("${HEXAUTH_WEB_TRUSTED_PROXIES-%s}", gateway);
    assertThat(network.path("subnet").asString())
        .startsWith(gateway.substring(0, gateway.lastIndexOf('.') + 1));
  }

  @Test
  void a_service_that_cannot_start_is_not_restarted_endlessly() {
    assertThat(service("hexauth").path("restart").asString()).matches("on-failure:[1-9]");
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
