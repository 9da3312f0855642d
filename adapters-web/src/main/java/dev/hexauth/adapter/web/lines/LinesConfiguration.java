package dev.hexauth.adapter.web.lines;

import dev.hexauth.application.ExportUsers;
import dev.hexauth.application.ImportUsers;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A {@link UserImporter} and a {@link UserExporter}. They need these beans: {@link ImportUsers},
 * {@link ExportUsers} and {@link InstantSource}.
 */
@Configuration(proxyBeanMethods = false)
public final class LinesConfiguration {

  @Bean
  UserImporter userImporter(ImportUsers importUsers, InstantSource clock) {
    return new UserImporter(importUsers, clock);
  }

  @Bean
  UserExporter userExporter(ExportUsers exportUsers) {
    return new UserExporter(exportUsers);
  }
}
