package dev.hexauth.resource;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The settings as they are written; {@link Settings} checks them. It has no toString. */
@ConfigurationProperties(ResourceServerProperties.PREFIX)
final class ResourceServerProperties {

  static final String PREFIX = "hexauth.resource-server";

  private final String checkSession;
  private final @Nullable String serviceKey;
  private final @Nullable String audience;
  private final @Nullable String introspectionUri;
  private final Duration connectTimeout;
  private final Duration timeout;

  ResourceServerProperties(
      @Nullable String checkSession,
      @Nullable String serviceKey,
      @Nullable String audience,
      @Nullable String introspectionUri,
      @Nullable Duration connectTimeout,
      @Nullable Duration timeout) {
    this.checkSession = checkSession == null ? "always" : checkSession;
    this.serviceKey = serviceKey;
    this.audience = audience;
    this.introspectionUri = introspectionUri;
    this.connectTimeout = connectTimeout == null ? Duration.ofSeconds(1) : connectTimeout;
    this.timeout = timeout == null ? Duration.ofSeconds(2) : timeout;
  }

  String checkSession() {
    return checkSession;
  }

  @Nullable String serviceKey() {
    return serviceKey;
  }

  @Nullable String audience() {
    return audience;
  }

  @Nullable String introspectionUri() {
    return introspectionUri;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration timeout() {
    return timeout;
  }
}
