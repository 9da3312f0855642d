package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings of PostgreSQL's driver, derived from the names that operators use. */
final class StoreEnvironmentTest {

  @Test
  void one_host_is_used_as_it_is() {
    assertThat(url(Map.of("POSTGRES_HOST", "db")))
        .isEqualTo("jdbc:postgresql://db:5432/hexauth?sslmode=prefer");
  }

  @Test
  void each_of_several_hosts_has_its_port_and_the_primary_is_required() {
    String primary = "&targetServerType=primary&hostRecheckSeconds=1";
    assertThat(url(Map.of("POSTGRES_HOST", "db-1,db-2,[::1]", "POSTGRES_PORT", "5433")))
        .isEqualTo(
            "jdbc:postgresql://db-1:5433,db-2:5433,[::1]:5433/hexauth?sslmode=prefer" + primary);
    assertThat(url(Map.of("POSTGRES_HOST", "db-1,db-2", "POSTGRES_PORT", "5432,5433")))
        .isEqualTo("jdbc:postgresql://db-1:5432,db-2:5433/hexauth?sslmode=prefer" + primary);
  }

  @Test
  void verifying_tls_uses_the_authority(@TempDir Path folder) throws IOException {
    Path authority = Files.createFile(folder.resolve("a&b ca.pem"));
    assertThat(
            url(
                Map.of(
                    "POSTGRES_HOST", "db",
                    "POSTGRES_SSLMODE", "verify-full",
                    "POSTGRES_SSLROOTCERT", authority.toString())))
        .startsWith("jdbc:postgresql://db:5432/hexauth?sslmode=verify-full&sslrootcert=%2F")
        .endsWith("a%26b+ca.pem");
  }

  @Test
  void verifying_tls_needs_an_authority() {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> url(Map.of("POSTGRES_HOST", "db", "POSTGRES_SSLMODE", "verify-ca")))
        .withMessage(
            "POSTGRES_SSLROOTCERT is not set, but the server's certificate must be verified");
  }

  private static String url(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    new StoreEnvironment().postProcessEnvironment(environment, new SpringApplication());
    return environment.getRequiredProperty("spring.datasource.url");
  }
}
