package dev.hexauth.bootstrap;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Runs last; stops the start-up if a chosen store has no usable address. */
final class RequiredStores implements EnvironmentPostProcessor, Ordered {

  private static final Pattern ADDRESS =
      Pattern.compile("%s:(%s)".formatted(StoreUrls.HOST, TcpPorts.NUMBER.pattern()));

  /** Spring's name, the name operators use, and an example. */
  private record Setting(String property, String name, String example) {}

  private static final Setting URL =
      new Setting("spring.data.redis.url", "REDIS_URL", "REDIS_URL=redis://localhost:6379");
  private static final Setting CLUSTER =
      named("spring.data.redis.cluster.nodes", "redis-1:6379,redis-2:6379,redis-3:6379");
  private static final Setting SENTINELS =
      named("spring.data.redis.sentinel.nodes", "redis-1:26379,redis-2:26379,redis-3:26379");
  private static final Setting MASTER = named("spring.data.redis.sentinel.master", "mymaster");

  private static Setting named(String property, String example) {
    return new Setting(property, property, property + "=" + example);
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String users = environment.getProperty("hexauth.users", "postgres");
    String sessions = environment.getProperty("hexauth.sessions", "redis");
    if ((users.equals("postgres") || sessions.equals("postgres"))
        && environment.getProperty("spring.datasource.url", "").isBlank()) {
      throw missing(
          "POSTGRES_HOST",
          "POSTGRES_HOST=localhost, with POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER and"
              + " POSTGRES_PASSWORD as needed");
    }
    String postgres = environment.getProperty("spring.datasource.url", "").strip();
    if (!postgres.isEmpty()) {
      StoreUrls.requirePostgres("spring.datasource.url", postgres);
    }
    if (sessions.equals("redis")) {
      requireRedis(Binder.get(environment));
    }
  }

  private static void requireRedis(Binder settings) {
    List<Setting> given =
        Stream.of(URL, CLUSTER, SENTINELS).filter(way -> !values(settings, way).isEmpty()).toList();
    if (given.isEmpty()) {
      throw missing(
          URL.name, "%s, or %s, or %s".formatted(URL.example, CLUSTER.example, SENTINELS.example));
    }
    if (given.size() > 1) {
      throw new InvalidSettingException(
          given.stream().map(Setting::name).collect(Collectors.joining(" and ")),
          "are set, and each names a Redis",
          "Keep one of them.");
    }
    values(settings, URL).forEach(url -> StoreUrls.requireRedis(URL.property, url));
    requireAddresses(settings, CLUSTER);
    requireAddresses(settings, SENTINELS);
    if (given.contains(SENTINELS) && values(settings, MASTER).isEmpty()) {
      throw missing(MASTER.name, MASTER.example + ", the name that the sentinels know it by");
    }
  }

  private static void requireAddresses(Binder settings, Setting nodes) {
    if (!values(settings, nodes).stream().allMatch(node -> ADDRESS.matcher(node).matches())) {
      throw new InvalidSettingException(
          nodes.name, "is not a list of addresses", "Set for instance " + nodes.example);
    }
  }

  private static List<String> values(Binder settings, Setting setting) {
    return settings.bind(setting.property, Bindable.listOf(String.class)).orElse(List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static InvalidSettingException missing(String setting, String example) {
    return new InvalidSettingException(
        setting,
        "is not set, but the chosen store needs it",
        "Set for instance "
            + example
            + "; or run it for development, which starts its own stores:"
            + " ./mvnw -pl bootstrap -am spring-boot:run");
  }
}
