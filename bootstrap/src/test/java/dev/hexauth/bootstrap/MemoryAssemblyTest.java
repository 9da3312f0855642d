package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Users and sessions in memory; also checks the log of the whole contract. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MemoryAssemblyTest implements DescriptionContract {

  @TempDir static Path folder;

  private static Assembly assembly;

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>(Letters.on(StoreSettings.memory()));
    settings.put("logging.level.root", "info");
    settings.put("logging.level.dev.hexauth", "trace");
    settings.put("logging.file.name", logFile().toString());
    assembly = Assembly.start(settings);
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @Test
  void a_class_that_answers_no_port_fails_the_contract() {
    assertThatThrownBy(naming()::the_adapters_that_the_test_names_answer_over_http)
        .hasMessageContaining("adapters() names no class");
    assertThatThrownBy(
            naming("com.example.OwnUserRepository")
                ::the_adapters_that_the_test_names_answer_over_http)
        .hasMessageContaining("answers no port of this assembly");
  }

  private static AdaptersContract naming(String... names) {
    return new AdaptersContract() {
      @Override
      public Assembly assembly() {
        return assembly;
      }

      @Override
      public Set<String> adapters() {
        return Set.of(names);
      }
    };
  }

  @Test
  void every_port_is_answered_by_the_adapter_of_this_assembly() {
    ProductPorts.assertAnswered(assembly, "InMemory", "InMemory");
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  @Tag("ASVS-16.2.5")
  void none_of_the_secrets_that_went_over_the_wire_is_in_the_log() throws IOException {
    Account account = Account.any();
    assembly.api().register(account).succeeded(201);
    Reply login = assembly.api().login(account).succeeded(200);
    assertThat(Secrets.noticed())
        .contains(account.password(), login.cookie("access_token"), login.cookie("refresh_token"));

    String log = Files.readString(logFile());
    assertThat(log).contains("event.action=\"logged_in\"");
    List<String> leaked = Secrets.noticed().stream().filter(log::contains).toList();
    assertThat(leaked).isEmpty();
    assertThat(log).doesNotContainPattern("\\$2[abxy]\\$|\\$argon2|PRIVATE KEY");
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void no_client_error_is_an_error_in_the_log() throws IOException {
    assertThat(Files.readString(logFile()).lines())
        .noneMatch(line -> line.contains(" ERROR ") || line.startsWith("\tat "));
  }

  private static Path logFile() {
    return folder.resolve("hexauth.log");
  }

  @AfterAll
  static void stop() {
    assembly.close();
  }
}
