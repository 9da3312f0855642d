package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two settings decide which passwords are refused. */
@Tag("ASVS-6.2.12")
final class BreachedPasswordsTest {

  private static final String LEAKED = "correct horse battery";

  @TempDir private Path directory;

  @Test
  void passwords_in_the_file_are_refused_besides_common_ones() throws Exception {
    Path file = fileOf(LEAKED);
    try (Assembly assembly = start(Map.of("hexauth.password.breached-file", file.toString()))) {
      assertThat(issueOf(assembly, LEAKED)).isEqualTo(RegistrationValidationContract.BREACHED);
      assertThat(issueOf(assembly, "password")).isEqualTo(RegistrationValidationContract.BREACHED);
      assembly.api().register(Account.any()).succeeded(201);
    }
  }

  @Test
  void while_the_file_cannot_be_read_logins_work_and_registrations_do_not() throws Exception {
    Path file = fileOf(LEAKED);
    try (Assembly assembly = start(Map.of("hexauth.password.breached-file", file.toString()))) {
      Account account = Account.any();
      assembly.api().register(account).succeeded(201);
      Files.delete(file);

      Reply refused = assembly.api().register(Account.any());
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("retry-after")).isPresent();
      assembly.api().login(account).succeeded(200);
    }
  }

  @Test
  void common_passwords_are_accepted_if_the_setting_says_so() {
    try (Assembly assembly = start(Map.of("hexauth.password.refuse-common", "false"))) {
      assembly.api().register(Account.any().withPassword("password")).succeeded(201);
    }
  }

  private static Assembly start(Map<String, String> passwords) {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.putAll(passwords);
    return Assembly.start(settings);
  }

  private static String issueOf(Assembly assembly, String password) {
    var issues = assembly.api().register(Account.any().withPassword(password)).issues();
    assertThat(issues).hasSize(1);
    return issues.getFirst();
  }

  private Path fileOf(String password) throws IOException, NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
    return Files.writeString(
        directory.resolve("breached.txt"),
        HexFormat.of().withUpperCase().formatHex(hash) + ":42\r\n");
  }
}
