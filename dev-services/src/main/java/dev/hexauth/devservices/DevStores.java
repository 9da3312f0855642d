package dev.hexauth.devservices;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/**
 * The kept stores and the mail server of this JVM's applications, started once and stopped after
 * the last one.
 */
final class DevStores {

  private static final Map<Path, PostgresServer> POSTGRES = new HashMap<>();
  private static final Map<Path, RedisServer> REDIS = new HashMap<>();
  private static final Map<Path, CaughtMail> MAIL = new HashMap<>();

  private DevStores() {}

  static synchronized PostgresServer postgres(Path directory) {
    return POSTGRES.computeIfAbsent(
        directory,
        folder -> {
          PostgresServer server = PostgresServer.keptIn(folder);
          SpringApplication.getShutdownHandlers().add(server::close);
          return server;
        });
  }

  static synchronized RedisServer redis(Path directory) {
    return REDIS.computeIfAbsent(
        directory,
        folder -> {
          RedisServer server = RedisServer.keptIn(folder);
          SpringApplication.getShutdownHandlers().add(server::close);
          return server;
        });
  }

  static synchronized CaughtMail mail(Path directory) {
    return MAIL.computeIfAbsent(
        directory,
        folder -> {
          CaughtMail mail = new CaughtMail(folder);
          SpringApplication.getShutdownHandlers().add(mail::close);
          return mail;
        });
  }
}
