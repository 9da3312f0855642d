package dev.hexauth.devservices;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Test stores in containers, which Testcontainers removes when this JVM ends. */
final class Containers {

  private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18-alpine");
  private static final DockerImageName REDIS = DockerImageName.parse("redis:7.2-alpine");
  private static final int REDIS_PORT = 6379;

  private Containers() {}

  @SuppressWarnings("resource") // ended with the JVM
  static PostgresDatabase postgres() {
    PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES);
    container.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    container.start();
    return new PostgresDatabase(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        container.getDatabaseName(),
        container.getUsername(),
        container.getPassword());
  }

  @SuppressWarnings("resource") // ended with the JVM
  static RedisDatabase redis() {
    GenericContainer<?> container = new GenericContainer<>(REDIS).withExposedPorts(REDIS_PORT);
    container.setCommand(
        "redis-server", "--save", "", "--databases", String.valueOf(RedisServer.DATABASES));
    container.start();
    return new RedisDatabase(container.getHost(), container.getMappedPort(REDIS_PORT), 0);
  }
}
