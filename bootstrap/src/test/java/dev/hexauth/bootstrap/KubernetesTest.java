package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.NestedExceptionUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * The manifests of {@code deploy/kubernetes}: valid by the API's models, and consistent with the
 * service.
 */
final class KubernetesTest {

  private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");

  /** How long requests in progress may take at the end: application.yaml. */
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(10);

  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap.class,
          "v1/Secret", V1Secret.class,
          "v1/Service", V1Service.class,
          "apps/v1/Deployment", V1Deployment.class,
          "batch/v1/Job", V1Job.class,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class);

  private static final Gson GSON =
      new GsonBuilder().registerTypeAdapter(OffsetDateTime.class, new Times().nullSafe()).create();

  /** Times of the API's models, which Gson does not know. */
  private static final class Times extends TypeAdapter<OffsetDateTime> {

    @Override
    public void write(JsonWriter json, OffsetDateTime time) throws IOException {
      json.value(time.toString());
    }

    @Override
    public OffsetDateTime read(JsonReader json) throws IOException {
      return OffsetDateTime.parse(json.nextString());
    }
  }

  static List<JsonNode> manifests() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<JsonNode> manifests = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        new Yaml()
            .loadAll(Files.readString(file))
            .forEach(document -> manifests.add(Json.tree(GSON.toJson(document))));
      }
      return manifests;
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void a_manifest_is_valid(JsonNode manifest) throws Exception {
    judge(manifest.toString());
  }

  /** Faults that the check must find: a cluster would refuse or ignore each. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"image\": | \"imge\":",
        "\"containerPort\":8000 | \"containerPort\":\"8000\"",
        "\"replicas\":2 | \"replicas\":2.5",
        "\"runAsNonRoot\":true | \"runAsNonRoot\":\"true\"",
        "\"drop\":[\"ALL\"] | \"drop\":\"ALL\"",
        "\"memory\":\"512Mi\" | \"memory\":\"512 megabytes\"",
        "\"readOnlyRootFilesystem\" | \"readonlyRootFilesystem\"",
        "\"livenessProbe\" | \"livelinessProbe\"",
        "\"apps/v1\" | \"apps/v1beta1\"",
        "\"selector\": | \"selectors\":"
      })
  void a_wrong_manifest_is_refused(String right, String wrong) throws IOException {
    String manifest = the("Deployment").toString();
    assertThat(manifest).contains(right);
    assertThatThrownBy(() -> judge(manifest.replace(right, wrong))).isInstanceOf(Throwable.class);
  }

  @Test
  void every_setting_exists_in_the_readme() throws IOException {
    assertThat(Stream.concat(data("ConfigMap"), data("Secret")).map(Map.Entry::getKey))
        .isSubsetOf(Readme.variables());
  }

  @Test
  void no_pod_has_more_rights_than_it_needs() throws IOException {
    for (JsonNode pod : pods()) {
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
      assertThat(pod.at("/securityContext/seccompProfile/type").asString())
          .isEqualTo("RuntimeDefault");
      for (JsonNode container : pod.path("containers")) {
        JsonNode rights = container.path("securityContext");
        assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(rights.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(container.at("/resources/limits/memory").asString()).isNotEmpty();
        assertThat(container.at("/volumeMounts/0/mountPath").asString()).isEqualTo("/tmp");
        assertThat(pod.at("/volumes/0/emptyDir").isObject()).isTrue();
      }
    }
  }

  @Test
  void every_pod_runs_one_image_of_this_version_with_the_config_and_the_secret()
      throws IOException {
    String version =
        Files.readString(Path.of("..", "pom.xml"))
            .replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    for (JsonNode pod : pods()) {
      JsonNode container = pod.at("/containers/0");
      assertThat(container.path("image").asString()).isEqualTo("hexauth:" + version);
      assertThat(container.path("envFrom").findValuesAsString("name"))
          .containsExactly(
              the("ConfigMap").at("/metadata/name").asString(),
              the("Secret").at("/metadata/name").asString());
    }
  }

  @Test
  void ports_and_labels_lead_to_the_pods() throws IOException {
    JsonNode deployment = the("Deployment");
    JsonNode labels = deployment.at("/spec/template/metadata/labels");
    assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(the("PodDisruptionBudget").at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(deployment.at("/spec/template/spec/topologySpreadConstraints/0/labelSelector"))
        .isEqualTo(deployment.at("/spec/selector"));
    assertThat(the("Job").at("/spec/template/metadata/labels")).isNotEqualTo(labels);
    for (JsonNode service : all("Service")) {
      assertThat(service.at("/spec/selector")).isEqualTo(labels);
      assertThat(portsNamed(deployment))
          .contains(service.at("/spec/ports/0/targetPort").asString());
    }
    Map<String, String> config = settings("ConfigMap");
    assertThat(
            deployment
                .at("/spec/template/spec/containers/0/ports")
                .findValuesAsString("containerPort"))
        .containsExactly(config.get("PORT"), config.get("MANAGEMENT_SERVER_PORT"));
  }

  @Test
  void a_pod_has_time_to_drain_and_one_always_serves() throws IOException {
    JsonNode spec = the("Deployment").path("spec");
    Duration drain =
        DurationStyle.SIMPLE.parse(
            Objects.requireNonNull(settings("ConfigMap").get("HEXAUTH_SHUTDOWN_DRAIN")));
    assertThat(spec.at("/template/spec/terminationGracePeriodSeconds").asInt())
        .isGreaterThan((int) drain.plus(LAST_REQUESTS).toSeconds());
    int replicas = spec.path("replicas").asInt();
    assertThat(spec.at("/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
    assertThat(the("PodDisruptionBudget").at("/spec/minAvailable").asInt())
        .isBetween(1, replicas - 1);
    JsonNode probe = spec.at("/template/spec/containers/0/readinessProbe");
    assertThat(drain.toSeconds())
        .as("a pod that drains is taken out before its port closes")
        .isGreaterThan(
            (long) probe.path("periodSeconds").asInt() * probe.path("failureThreshold").asInt());
  }

  @Test
  void the_service_starts_with_the_config_and_answers_the_probes() throws IOException {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings("ConfigMap").forEach((name, value) -> settings.put(Readme.property(name), value));
    settings.keySet().removeIf(name -> name.startsWith("POSTGRES_"));
    settings.put("server.port", "0");
    settings.put("management.server.port", "0");
    settings.put("hexauth.shutdown.drain", "0s");
    try (Assembly assembly = Assembly.start(settings)) {
      JsonNode container = the("Deployment").at("/spec/template/spec/containers/0");
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        JsonNode get = container.path(probe).path("httpGet");
        assertThat(get.path("port").asString()).isEqualTo("http");
        assertThat(assembly.api().get(get.path("path").asString()).send().status())
            .as(probe)
            .isEqualTo(200);
      }
    } finally {
      System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }
  }

  @Test
  void the_placeholders_of_the_secret_cannot_be_used() throws IOException {
    for (Map.Entry<String, String> secret : settings("Secret").entrySet()) {
      if (!secret.getKey().equals("POSTGRES_PASSWORD")) {
        Map<String, String> settings = new HashMap<>(Keys.settings());
        settings.putAll(StoreSettings.memory());
        settings.put("hexauth.sessions", "redis");
        settings.put(secret.getKey(), secret.getValue());
        settings.putIfAbsent("REDIS_URL", "redis://localhost:1");
        Throwable refusal =
            catchThrowable(() -> Assembly.run(settings, new SettableClock()).close());
        assertThat(refusal).isNotNull();
        assertThat(NestedExceptionUtils.getMostSpecificCause(refusal))
            .hasMessageContaining(secret.getKey());
      }
    }
  }

  /**
   * Fails unless {@code manifest} has every required field, no unknown one, and nothing that the
   * API's types would change.
   */
  private static void judge(String manifest) throws ReflectiveOperationException {
    JsonElement given = JsonParser.parseString(manifest);
    String kind =
        given.getAsJsonObject().get("apiVersion").getAsString()
            + "/"
            + given.getAsJsonObject().get("kind").getAsString();
    assertThat(KINDS).containsKey(kind);
    Class<?> model = Objects.requireNonNull(KINDS.get(kind));
    model.getMethod("validateJsonElement", JsonElement.class).invoke(null, given);
    assertThat(withoutEmpty(GSON.toJsonTree(GSON.fromJson(given, model))))
        .isEqualTo(withoutEmpty(given));
  }

  /** The models have empty lists and maps where a manifest has none. */
  private static JsonElement withoutEmpty(JsonElement json) {
    if (json.isJsonArray()) {
      JsonArray kept = new JsonArray();
      json.getAsJsonArray().forEach(element -> kept.add(withoutEmpty(element)));
      return kept;
    }
    if (!json.isJsonObject()) {
      return json;
    }
    JsonObject kept = new JsonObject();
    json.getAsJsonObject()
        .asMap()
        .forEach((name, value) -> {
          JsonElement member = withoutEmpty(value);
          if (!member.equals(new JsonObject()) && !member.equals(new JsonArray())) {
            kept.add(name, member);
          }
        });
    return kept;
  }

  private static JsonNode the(String kind) throws IOException {
    List<JsonNode> all = all(kind);
    assertThat(all).as(kind).hasSize(1);
    return all.getFirst();
  }

  private static List<JsonNode> all(String kind) throws IOException {
    return manifests().stream().filter(it -> it.path("kind").asString().equals(kind)).toList();
  }

  private static List<JsonNode> pods() throws IOException {
    return manifests().stream()
        .map(it -> it.at("/spec/template/spec"))
        .filter(JsonNode::isObject)
        .toList();
  }

  private static List<String> portsNamed(JsonNode deployment) {
    return deployment.at("/spec/template/spec/containers/0/ports").findValuesAsString("name");
  }

  private static Map<String, String> settings(String kind) throws IOException {
    return data(kind).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Stream<Map.Entry<String, String>> data(String kind) throws IOException {
    JsonNode data = the(kind).path(kind.equals("Secret") ? "stringData" : "data");
    return data.propertyStream().map(it -> Map.entry(it.getKey(), it.getValue().asString()));
  }
}
