package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.WebConfiguration;
import dev.hexauth.application.ExportUsers;
import dev.hexauth.application.ImportUsers;
import dev.hexauth.application.UseCases;
import dev.hexauth.application.UseCases.TransferUseCases;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.UserTransfer;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The part of the service that moves users in and out, for {@link ImportUsersCommand} and {@link
 * ExportUsersCommand}.
 */
@Configuration(proxyBeanMethods = false)
@Import(Core.class)
@WebConfiguration.UserFiles
final class Moving {

  /** A batch of users may wait for the disk for longer than a request may. */
  private static final String PATIENT =
      "--spring.datasource.hikari.data-source-properties.socketTimeout=60";

  /** An own user store need not move users. */
  @Bean
  TransferUseCases transferUseCases(
      ObjectProvider<UserTransfer> transfer,
      PasswordHasher hasher,
      SecurityEvents events,
      InstantSource clock) {
    UserTransfer given = transfer.getIfAvailable();
    if (given == null) {
      throw new InvalidSettingException(
          "hexauth.users",
          "is custom, and the application's own user store has no UserTransfer",
          "Give the application a bean of that type, as docs/swap-an-adapter.md says.");
    }
    return UseCases.transfer(given, hasher, events, clock);
  }

  @Bean
  ImportUsers importUsers(TransferUseCases useCases) {
    return useCases.importUsers();
  }

  @Bean
  ExportUsers exportUsers(TransferUseCases useCases) {
    return useCases.exportUsers();
  }

  /** An application of this part only. */
  static SpringApplication application() {
    return Commands.application(Moving.class);
  }

  /** Starts {@code application} with {@code arguments}. */
  static ConfigurableApplicationContext start(SpringApplication application, String... arguments) {
    return application.run(
        Stream.of(List.of(PATIENT), List.of(arguments))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }
}
