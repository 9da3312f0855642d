package dev.hexauth.resource;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;

/**
 * The checked settings.
 *
 * @param issuer {@code iss} of tokens, and where the metadata is
 * @param keysUri where the keys are, or empty to ask the metadata
 * @param audiences {@code aud} of tokens is one of them
 * @param check how sessions are checked, or empty if they are not
 */
record Settings(
    URI issuer,
    Optional<URI> keysUri,
    Set<String> audiences,
    Optional<Check> check,
    Duration connectTimeout,
    Duration timeout) {

  private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
  private static final String KEYS = "spring.security.oauth2.resourceserver.jwt.jwk-set-uri";
  private static final String DEFAULT_AUDIENCE = "hexauth";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
  private static final Duration MAX_AGE = Duration.ofMinutes(15);
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);

  /**
   * How sessions are checked.
   *
   * @param maxAge how old an answer of hexauth may be, 0 to 15 min
   * @param uri where to ask, or empty to ask the metadata
   */
  record Check(Duration maxAge, ServiceKey key, Optional<URI> uri) {}

  /**
   * @throws SettingException if a setting is missing or wrong
   */
  static Settings of(ResourceServerProperties own, OAuth2ResourceServerProperties.Jwt boot) {
    return new Settings(
        uri(ISSUER, boot.getIssuerUri()).orElseThrow(() -> wrongUri(ISSUER, "is not set")),
        uri(KEYS, boot.getJwkSetUri()),
        audiences(own.audience(), boot.getAudiences()),
        check(own),
        positive("connect-timeout", own.connectTimeout()),
        positive("timeout", own.timeout()));
  }

  private static Set<String> audiences(@Nullable String own, List<String> boot) {
    if (own == null) {
      return boot.isEmpty() ? Set.of(DEFAULT_AUDIENCE) : Set.copyOf(boot);
    }
    if (own.isBlank() || !boot.isEmpty()) {
      throw new SettingException(
          name("audience"),
          own.isBlank() ? "is empty" : "is set, and so is Spring's jwt.audiences",
          "Set one of them, for instance " + name("audience") + "=" + DEFAULT_AUDIENCE);
    }
    return Set.of(own);
  }

  private static Optional<Check> check(ResourceServerProperties own) {
    return maxAge(own.checkSession())
        .map(age ->
            new Check(
                age,
                key(own.serviceKey()),
                uri(name("introspection-uri"), own.introspectionUri())));
  }

  private static Optional<Duration> maxAge(String text) {
    if (text.equals("never")) {
      return Optional.empty();
    }
    if (text.equals("always")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      Duration age = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
      if (age.compareTo(MAX_AGE) <= 0) {
        return Optional.of(age);
      }
    }
    throw new SettingException(
        name("check-session"),
        "is '" + text + "'",
        "Set it to never, to always, or to the longest time that a logout may take to count here,"
            + " up to 15m, for instance "
            + name("check-session")
            + "=5s");
  }

  private static Duration duration(long amount, String unit) {
    if (unit.equals("ms")) {
      return Duration.ofMillis(amount);
    }
    return unit.equals("s") ? Duration.ofSeconds(amount) : Duration.ofMinutes(amount);
  }

  private static ServiceKey key(@Nullable String text) {
    String action =
        "Make a key with hexauth's command --make-service-key=NAME, and hand it over as an"
            + " environment variable, HEXAUTH_RESOURCESERVER_SERVICEKEY=hexauth_key_...; or set "
            + name("check-session")
            + "=never, and a logout counts here when the access token expires";
    if (text == null || text.isBlank()) {
      throw new SettingException(name("service-key"), "is not set", action);
    }
    return ServiceKey.parse(text)
        .orElseThrow(() ->
            new SettingException(
                name("service-key"), "is no service key of hexauth, or is mistyped", action));
  }

  private static Optional<URI> uri(String setting, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      throw wrongUri(setting, "is no URL: " + e.getReason());
    }
    throw wrongUri(setting, "is no http or https URL with a host");
  }

  private static SettingException wrongUri(String setting, String problem) {
    return new SettingException(
        setting, problem, "Set it to an absolute URL, for instance https://auth.example.com");
  }

  private static Duration positive(String setting, Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_TIMEOUT) > 0) {
      throw new SettingException(
          name(setting),
          "is " + duration,
          "Set it to more than 0 and at most 1m, for instance " + name(setting) + "=2s");
    }
    return duration;
  }

  private static String name(String setting) {
    return ResourceServerProperties.PREFIX + "." + setting;
  }
}
