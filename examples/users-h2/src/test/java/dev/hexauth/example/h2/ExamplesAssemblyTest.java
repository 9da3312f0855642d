package dev.hexauth.example.h2;

import dev.hexauth.bootstrap.Assembly;
import dev.hexauth.bootstrap.HexauthApplication;
import dev.hexauth.bootstrap.StoresHttpContract;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.example.mvstore.MvStoreConfiguration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service with both examples: users in H2, sessions in MVStore. */
final class ExamplesAssemblyTest implements StoresHttpContract {

  /** The product as it is, and two more adapters. */
  @Configuration(proxyBeanMethods = false)
  @Import({HexauthApplication.class, MvStoreConfiguration.class})
  static class Application {

    @Bean
    UserRepository h2Users(@Value("${h2.url}") String url) {
      return new H2UserRepository(url);
    }
  }

  @TempDir private static Path folder;
  @AutoClose private static Assembly assembly;

  @BeforeAll
  static void start() {
    assembly =
        Assembly.start(
            Application.class,
            Map.of(
                "hexauth.users",
                "custom",
                "h2.url",
                "jdbc:h2:" + folder.resolve("users"),
                "hexauth.sessions",
                "custom",
                "mvstore.file",
                folder.resolve("sessions.mv").toString()));
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @Override
  public Set<String> adapters() {
    return Set.of(
        H2UserRepository.class.getName(), "dev.hexauth.example.mvstore.MvStoreSessionStore");
  }
}
