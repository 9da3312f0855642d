package dev.hexauth.bootstrap;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Translates the environment's names for the stores, {@code POSTGRES_…} and {@code REDIS_URL}, into
 * Spring's. Spring's own names take precedence.
 */
final class StoreEnvironment implements EnvironmentPostProcessor, Ordered {

  /** Scheme, user and host of a URL without a port, and what follows. */
  private static final Pattern WITHOUT_PORT =
      Pattern.compile("(rediss?://([^@/]*@)?(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]))(/[0-9]*)?");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

  /** How soon the primary is looked for again after it was not found. */
  private static final String FAILOVER = "&targetServerType=primary&hostRecheckSeconds=1";

  /** Characters that need no escaping in a URL. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~$-]+");

  private static final Pattern PRINTABLE = Pattern.compile("\\P{Cntrl}*");

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> translated = new LinkedHashMap<>();
    if (isSet(environment, "POSTGRES_HOST")) {
      translated.put("spring.datasource.url", postgresUrl(environment));
      translated.put(
          "spring.datasource.username",
          checked(environment, "POSTGRES_USER", "hexauth", PRINTABLE, "has a control character"));
      translated.put(
          "spring.datasource.password",
          checked(environment, "POSTGRES_PASSWORD", "", PRINTABLE, "has a control character"));
    }
    if (isSet(environment, "REDIS_URL")) {
      translated.put(
          "spring.data.redis.url", redisUrl(environment.getRequiredProperty("REDIS_URL")));
    }
    environment.getPropertySources().addLast(new MapPropertySource("stores", translated));
  }

  private static String postgresUrl(ConfigurableEnvironment environment) {
    List<String> hosts =
        list(environment, "POSTGRES_HOST", "localhost", HOST, "is not a host name");
    List<String> ports =
        list(environment, "POSTGRES_PORT", "5432", TcpPorts.NUMBER, "is not a port, 1 to 65535");
    if (ports.size() != 1 && ports.size() != hosts.size()) {
      throw new InvalidSettingException(
          "POSTGRES_PORT",
          "is neither one port for all hosts nor one for each",
          "Set for instance POSTGRES_PORT=5432");
    }
    String database =
        checked(environment, "POSTGRES_DB", "hexauth", NAME, "is not the name of a database");
    return "jdbc:postgresql://"
        + IntStream.range(0, hosts.size())
            .mapToObj(i -> hosts.get(i) + ":" + ports.get(i % ports.size()))
            .collect(Collectors.joining(","))
        + "/"
        + database
        + PostgresTls.parameters(environment)
        + (hosts.size() > 1 ? FAILOVER : "");
  }

  private static List<String> list(
      ConfigurableEnvironment environment,
      String name,
      String standard,
      Pattern form,
      String problem) {
    Pattern some = Pattern.compile("(?:%1$s)(?:,(?:%1$s))*".formatted(form.pattern()));
    return List.of(checked(environment, name, standard, some, problem).split(","));
  }

  /** The value of {@code name}, or {@code standard}, which is also the example. */
  private static String checked(
      ConfigurableEnvironment environment,
      String name,
      String standard,
      Pattern form,
      String problem) {
    String value = environment.getProperty(name, standard);
    if (!form.matcher(value).matches()) {
      throw new InvalidSettingException(
          name, problem, "Set for instance %s=%s".formatted(name, standard));
    }
    return value;
  }

  private static String redisUrl(String given) {
    StoreUrls.requireRedis("REDIS_URL", given);
    Matcher url = WITHOUT_PORT.matcher(given);
    return url.matches() ? url.group(1) + ":6379" + requireNonNullElse(url.group(3), "") : given;
  }

  private static boolean isSet(ConfigurableEnvironment environment, String name) {
    return !environment.getProperty(name, "").isBlank();
  }
}
