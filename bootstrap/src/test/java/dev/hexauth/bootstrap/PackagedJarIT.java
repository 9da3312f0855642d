package dev.hexauth.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published jar, run as an operator runs it. */
final class PackagedJarIT {

  private static final Path JAR = Path.of("target", "hexauth-exec.jar").toAbsolutePath();

  /** The SHA-256 of the licence as the Apache Software Foundation publishes it. */
  private static final String APACHE_LICENSE_2_0 =
      "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30";

  private static final String SBOM = "META-INF/sbom/application.cdx.json";
  private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

  @TempDir Path folder;

  @Test
  void it_contains_nothing_for_development_or_tests() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(names).anyMatch(name -> name.matches("BOOT-INF/lib/adapters-redis-.*\\.jar"));
      assertThat(names)
          .noneMatch(name ->
              name.matches(
                  "(?i).*(dev-?services|embedded|zonky|testcontainers|junit|assertj"
                      + "|mockito|spring-test|spring-boot-test|port-contracts|archunit|devtools"
                      + "|redis-server|postgres-(linux|darwin|windows)|\\.txz).*"));
    }
  }

  /** Starters contain no classes, and the extraction tools come with the packaging. */
  @Test
  void its_bill_of_materials_names_every_jar_in_it_and_no_other() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Location")).isEqualTo(SBOM);
      JsonNode bill = JsonMapper.shared().readTree(jar.getInputStream(jar.getEntry(SBOM)));
      assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
      assertThat(bill.path("components").valueStream().map(PackagedJarIT::jarOf))
          .filteredOn(name -> !name.startsWith("spring-boot-starter"))
          .containsExactlyInAnyOrderElementsOf(
              jar.stream()
                  .map(ZipEntry::getName)
                  .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                  .map(name -> name.substring("BOOT-INF/lib/".length()))
                  .filter(name -> !name.startsWith("spring-boot-jarmode-tools"))
                  .toList());
    }
  }

  private static String jarOf(JsonNode component) {
    Matcher classifier = CLASSIFIER.matcher(component.path("purl").asString());
    return component.path("name").asString()
        + "-"
        + component.path("version").asString()
        + (classifier.find() ? "-" + classifier.group(1) : "")
        + ".jar";
  }

  @Test
  void it_may_call_native_code_and_holds_that_of_one_processor() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
          .isEqualTo("ALL-UNNAMED");
      assertThat(jar.stream().map(ZipEntry::getName))
          .filteredOn(name -> name.contains("AmazonCorrettoCryptoProvider"))
          .hasSize(1);
    }
  }

  @Test
  void it_and_its_modules_carry_the_unchanged_licence_and_the_notice() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(sha256(read(jar, "META-INF/LICENSE"))).isEqualTo(APACHE_LICENSE_2_0);
      assertThat(new String(read(jar, "META-INF/NOTICE"), UTF_8))
          .contains("common-passwords.txt", "SecLists", "MIT License", "AS IS");
      String module =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("BOOT-INF/lib/adapters-passwords-"))
              .findAny()
              .orElseThrow();
      Path copy = Files.write(folder.resolve("module.jar"), read(jar, module));
      try (JarFile nested = new JarFile(copy.toFile())) {
        for (String name : List.of("META-INF/LICENSE", "META-INF/NOTICE")) {
          assertThat(read(nested, name)).isEqualTo(read(jar, name));
        }
      }
    }
  }

  private static byte[] read(JarFile jar, String name) throws IOException {
    try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
      return content.readAllBytes();
    }
  }

  private static String sha256(byte[] content) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void without_configuration_it_does_not_start_and_says_why()
      throws IOException, InterruptedException {
    try (ChildProcess service = start(Map.of())) {
      assertThat(service.exitCode()).isNotZero();
      assertThat(service.log())
          .contains("POSTGRES_HOST is not set")
          .doesNotContainPattern("\\tat [\\w.$]+\\(");
    }
  }

  @Test
  void even_in_development_it_starts_no_stores() throws IOException, InterruptedException {
    try (ChildProcess service = start(Map.of("SPRING_PROFILES_ACTIVE", "development"))) {
      assertThat(service.exitCode()).isNotZero();
      assertThat(service.log()).contains("POSTGRES_HOST is not set");
    }
  }

  @Test
  void with_configuration_it_serves_until_it_is_stopped() throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(
        StoreSettings.postgresAndRedis(
            TestServices.newPostgresDatabase(), TestServices.newRedisDatabase()));
    settings.keySet().removeIf(name -> name.startsWith("hexauth."));
    URI metrics = URI.create("http://localhost:" + ChildProcess.freePort());
    settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(metrics.getPort()));
    settings.put("HEXAUTH_SHUTDOWN_DRAIN", "1h");
    try (ChildProcess service = start(settings)) {
      Api api = service.serving();
      Account account = Account.any();
      api.register(account).succeeded(201);
      Reply login = api.login(account).succeeded(200);
      assertThat(login.cookies().values())
          .allSatisfy(cookie -> assertThat(cookie.attributes()).containsKey("Secure"));
      api.me(login.cookie("access_token")).succeeded(200);
      assertThat(api.get("/readyz").send().status()).isEqualTo(200);

      api.get("/actuator/prometheus").send().failed(404);
      assertThat(new Api(metrics).get("/actuator/prometheus").send().body())
          .contains("hexauth_security_events_total{event=\"logged_in\",reason=\"none\"} 1.0")
          .contains("hexauth_hashing_waiting", "hikaricp_connections", "jvm_memory_used_bytes")
          .contains("http_server_requests_seconds_count", "process_uptime_seconds");

      service.signal();
      while (api.get("/readyz").send().status() == 200) {
        Thread.onSpinWait();
      }
      api.me(login.cookie("access_token")).succeeded(200);
      service.terminate();

      assertThat(service.log())
          .contains("hexauth drains for PT1H")
          .containsPattern(
              "event.action=\"keys_loaded\" token.kind=\"access\" key.active=\"[\\w-]{43}\"")
          .containsPattern("event.action=\"logged_in\" user.id=\"[0-9a-f-]{36}\" session.id=")
          .containsPattern("new passwords are hashed with bcrypt by (libcrypt|Java: )")
          .containsPattern("tokens are signed and verified by (Amazon|the JDK: )")
          .doesNotContain("restricted method")
          .doesNotContain(account.email(), account.password(), login.cookie("access_token"));
    }
  }

  @Test
  void its_command_makes_an_admin_or_says_why_not_without_serving_anything()
      throws IOException, InterruptedException {
    Map<String, String> settings =
        new HashMap<>(StoreSettings.postgres(TestServices.newPostgresDatabase()));
    Account account = Account.any();
    try (Assembly assembly = Assembly.start(settings)) {
      assembly.api().register(account).succeeded(201);
    }
    settings.putAll(Keys.settings());
    settings.put("HEXAUTH_SESSIONS", settings.remove("hexauth.sessions"));
    settings.put("HEXAUTH_USERS", settings.remove("hexauth.users"));

    try (ChildProcess made = start(settings, "--make-admin=" + account.email())) {
      assertThat(made.exitCode()).as(made.log()).isZero();
      assertThat(made.log()).contains(account.email(), "is an admin now").doesNotContain("serves");
    }
    try (ChildProcess unknown = start(settings, "--make-admin=nobody@example.com")) {
      assertThat(unknown.exitCode()).isEqualTo(1);
      assertThat(unknown.log()).contains("no user is registered with nobody@example.com");
    }
  }

  private ChildProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("-jar", JAR.toString()));
    all.addAll(List.of(arguments));
    return ChildProcess.start(folder, environment, all.toArray(String[]::new));
  }
}
