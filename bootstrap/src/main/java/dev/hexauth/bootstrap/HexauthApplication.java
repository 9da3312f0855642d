package dev.hexauth.bootstrap;

import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The service. {@link Wiring} assembles it, and {@link Settings} are its settings. Spring Boot
 * provides the server; the stores are configured by their adapters, and only the chosen ones.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
      "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
      "org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration",
      // Unused features, excluded for a faster start: transactions, aspects, JDBC templates, pages,
      // SQL scripts, tasks and the info endpoint.
      "org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration",
      "org.springframework.boot.autoconfigure.aop.AopAutoConfiguration",
      "org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration",
      "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration",
      "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration",
      "org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
      "org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration",
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
      "org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration",
      // Its /error would be a route of the management port.
      "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
    })
@Import(Wiring.class)
public final class HexauthApplication {

  /**
   * Serves until it is stopped; or runs {@link MakeAdminCommand}, {@link ServiceKeyCommand}, {@link
   * ImportUsersCommand}, {@link ExportUsersCommand} or {@link MigrateCommand} if the arguments say
   * so.
   */
  public static void main(String[] arguments) {
    Optional<String> admin = MakeAdminCommand.addressIn(arguments);
    if (admin.isPresent()) {
      System.exit(MakeAdminCommand.run(admin.get(), MakeAdminCommand.application(), arguments));
    }
    Optional<ServiceKeyCommand> keys = ServiceKeyCommand.in(arguments);
    if (keys.isPresent()) {
      System.exit(
          keys.get().run(StandardOutput.withoutLog(), ServiceKeyCommand.application(), arguments));
    }
    Optional<ImportUsersCommand> imports = ImportUsersCommand.in(arguments);
    if (imports.isPresent()) {
      System.exit(imports.get().run(StandardInput.stream(), Moving.application(), arguments));
    }
    if (ExportUsersCommand.isIn(arguments)) {
      System.exit(
          ExportUsersCommand.run(StandardOutput.withoutLog(), Moving.application(), arguments));
    }
    if (MigrateCommand.isIn(arguments)) {
      System.exit(MigrateCommand.run(MigrateCommand.application(), arguments));
    }
    Drain drain = SpringApplication.run(HexauthApplication.class, arguments).getBean(Drain.class);
    StopSignals.end(drain);
  }
}
