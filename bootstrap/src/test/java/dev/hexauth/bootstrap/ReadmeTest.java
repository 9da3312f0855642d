package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples and tables of the README are right. */
final class ReadmeTest {

  @Test
  void the_five_curl_lines_register_log_in_ask_refresh_and_log_out() throws Exception {
    List<String> lines =
        Readme.lines().stream()
            .filter(
                line -> line.startsWith("curl -s localhost:8000") || line.startsWith("curl -s -"))
            .toList();
    assertThat(lines).hasSize(5);
    Map<String, String> jar = new HashMap<>();
    try (Assembly assembly = Assembly.start(StoreSettings.memory())) {
      for (String line : lines) {
        var response = CurlLine.parse(line).run(assembly.uri(), jar);
        assertThat(response.statusCode()).as("%s: %s", line, response.body()).isBetween(200, 201);
      }
    }
    assertThat(jar).containsEntry("access_token", "");
  }

  @Test
  void the_settings_table_names_every_setting_with_its_default() {
    Map<String, String> documented = new TreeMap<>();
    Readme.rows("hexauth.").forEach(row -> documented.put(row.get(0), row.get(1)));
    assertThat(documented).isEqualTo(SettingsTable.defaults());
  }

  @Test
  void the_lines_that_swap_a_store_start_another_assembly() {
    Map<String, String> swap =
        new HashMap<>(StoreSettings.postgres(TestServices.newPostgresDatabase()));
    Readme.lines().stream()
        .filter(line -> line.startsWith("hexauth.users=") || line.startsWith("hexauth.sessions="))
        .map(line -> line.split("=", 2))
        .forEach(setting -> swap.put(setting[0], setting[1]));
    try (Assembly assembly = Assembly.start(swap)) {
      assertThat(assembly.api().get("/readyz").send().status()).isEqualTo(200);
    }
  }
}
