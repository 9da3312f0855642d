package dev.hexauth.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;
import org.testcontainers.utility.ResourceReaper;
import org.testcontainers.utility.TestcontainersConfiguration;

/** Test stores in containers, which Testcontainers removes when this JVM ends. */
final class Containers {

  private static final Properties VERSIONS = versions();
  private static final DockerImageName POSTGRES =
      DockerImageName.parse(VERSIONS.getProperty("postgres.image"));
  private static final DockerImageName REDIS =
      DockerImageName.parse(VERSIONS.getProperty("redis.image"));
  private static final int REDIS_PORT = 6379;

  private Containers() {}

  /** The images that the engine must have, under the names that the engine uses. */
  static List<String> images() {
    return Stream.of(POSTGRES, REDIS).map(Containers::asFetched).toList();
  }

  /** The image of the helper that removes containers if this JVM is killed, if enabled. */
  @SuppressWarnings("deprecation") // nothing else says which it is
  static Optional<String> helper() {
    return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
        ? Optional.empty()
        : Optional.of(
            asFetched(
                DockerImageName.parse(TestcontainersConfiguration.getInstance().getRyukImage())));
  }

  /**
   * Registers an exit hook in this JVM that removes the containers. Testcontainers reads this
   * choice from the environment only, so a field is set here.
   */
  static void doWithoutHelper() {
    try {
      Constructor<?> hook =
          Class.forName("org.testcontainers.utility.JVMHookResourceReaper")
              .getDeclaredConstructor();
      hook.setAccessible(true);
      Field instance = ResourceReaper.class.getDeclaredField("instance");
      instance.setAccessible(true);
      instance.set(null, hook.newInstance());
    } catch (ReflectiveOperationException e) {
      throw new DevServicesException(
          "this Testcontainers needs its helper; run with TESTCONTAINERS_RYUK_DISABLED=true", e);
    }
  }

  private static String asFetched(DockerImageName image) {
    return ImageNameSubstitutor.instance().apply(image).asCanonicalNameString();
  }

  private static Properties versions() {
    try (InputStream in = Containers.class.getResourceAsStream("versions.properties")) {
      Properties versions = new Properties();
      versions.load(Objects.requireNonNull(in, "versions.properties is not beside its class"));
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
