package dev.hexauth.bootstrap;

import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The service. What it is made of is in {@link Wiring}, and what can be set in {@link Settings}.
 * Spring Boot brings the server and its kin; the stores are configured by their adapters, and only
 * those that were chosen.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
      "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
      "org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration",
      // Nothing here has transactions, aspects, templates of JDBC, pages, scripts of SQL, tasks, or
      // an endpoint for information; the start is quicker.
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
public class HexauthApplication {

  /**
   * Serves until it is told to stop; or, asked for it, makes an operator as {@link
   * MakeAdminCommand} says, or migrates as {@link MigrateCommand} says.
   */
  public static void main(String[] arguments) {
    Optional<String> admin = MakeAdminCommand.addressIn(arguments);
    if (admin.isPresent()) {
      System.exit(MakeAdminCommand.run(admin.get(), MakeAdminCommand.application(), arguments));
    }
    if (MigrateCommand.isIn(arguments)) {
      System.exit(MigrateCommand.run(MigrateCommand.application(), arguments));
    }
    Drain drain = SpringApplication.run(HexauthApplication.class, arguments).getBean(Drain.class);
    StopSignals.end(drain);
  }
}
