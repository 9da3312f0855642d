package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.adapter.persistence.PostgresSessions;
import dev.hexauth.adapter.redis.RedisConfiguration;
import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Sessions that are rotated and checked, in each store. */
@State(Scope.Benchmark)
public class Rotating {

  /** Where sessions are. */
  public enum Store {
    /** In this JVM. */
    MEMORY,
    /** In a Redis on this machine. */
    REDIS,
    /** In a PostgreSQL on this machine. */
    POSTGRES
  }

  /** Where sessions are. */
  @Param public Store store = Store.MEMORY;

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Session session = Sample.session();
  private Generation generation = Generation.FIRST;
  private SessionStore sessions;

  /** Opens a session. */
  @Setup
  public void prepare() {
    sessions =
        switch (store) {
          case MEMORY -> MemoryConfiguration.create().sessions();
          case REDIS ->
              started(
                  RedisConfiguration.class,
                  Map.of("spring.data.redis.url", TestServices.newRedisDatabase().uri()));
          case POSTGRES -> {
            PostgresDatabase database = TestServices.newPostgresDatabase();
            yield started(
                PostgresSessions.class,
                Map.of(
                    "spring.datasource.url", database.jdbcUrl(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password()));
          }
        };
    sessions.open(session, SessionPolicy.DEFAULT.maxSessionsPerUser());
  }

  private SessionStore started(Class<?> configuration, Map<String, Object> settings) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("benchmark", settings));
    context.register(configuration);
    context.refresh();
    return context.getBean(SessionStore.class);
  }

  /** One refresh after the other. */
  @Benchmark
  public Rotation rotate() {
    Rotation rotation =
        sessions.rotate(session.ref(), generation, Sample.NOW, SessionPolicy.DEFAULT);
    generation = generation.next();
    return rotation;
  }

  /** The check of every request. */
  @Benchmark
  public Activity activityOf() {
    return sessions.activityOf(session.ref(), Generation.FIRST, Sample.NOW);
  }

  /** Ends the connections. */
  @TearDown
  public void close() {
    context.close();
  }
}
