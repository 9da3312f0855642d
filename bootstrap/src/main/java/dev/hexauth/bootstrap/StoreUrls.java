package dev.hexauth.bootstrap;

import java.util.regex.Pattern;

/**
 * The syntax of the URLs of stores. Messages of Spring and the drivers about a malformed one repeat
 * it, including the password.
 */
final class StoreUrls {

  /** A name, an IPv4 address, or an IPv6 address in brackets. */
  static final String HOST = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])";

  private static final String PORT = "(:(%s))?".formatted(TcpPorts.NUMBER.pattern());

  /** The characters that RFC 3986 allows in user and password. */
  private static final String USER_INFO = "([A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*";

  private static final Pattern REDIS =
      Pattern.compile("rediss?://(%s@)?%s%s(/[0-9]*)?".formatted(USER_INFO, HOST, PORT));

  private static final Pattern REDIS_WITH_USER = Pattern.compile("rediss?://.*@.*", Pattern.DOTALL);

  private static final Pattern POSTGRES =
      Pattern.compile(
          "jdbc:postgresql:(//%1$s%2$s(,%1$s%2$s)*/)?[^\\s?/]*(\\?([^\\s%%]|%%[0-9A-Fa-f]{2})*)?"
              .formatted(HOST, PORT));

  private StoreUrls() {}

  /** Refuses a {@code url} that is not one of a Redis. */
  static void requireRedis(String name, String url) {
    if (REDIS.matcher(url).matches()) {
      return;
    }
    throw REDIS_WITH_USER.matcher(url).matches()
        ? new InvalidSettingException(
            name,
            "is not the URL of a Redis, or its user or password has a character that must be"
                + " escaped",
            "Write %25 for %, %40 for @, %2F for /, %3F for ?, %23 for #, %5B for [, %5D for ] and"
                + " %20 for a space; set for instance "
                + name
                + "=redis://user:pass%23word@localhost:6379")
        : new InvalidSettingException(
            name,
            "is not the URL of a Redis",
            "Set for instance %1$s=redis://localhost:6379, or %1$s=rediss://user:password@host:6379/0 for TLS, a password and a database"
                .formatted(name));
  }

  /** Refuses a {@code url} that the driver of PostgreSQL does not accept. */
  static void requirePostgres(String name, String url) {
    if (!POSTGRES.matcher(url).matches()) {
      throw new InvalidSettingException(
          name,
          "is not the URL of a PostgreSQL",
          "Set for instance "
              + name
              + "=jdbc:postgresql://localhost:5432/hexauth, with user and password in settings of"
              + " their own");
    }
  }
}
