package dev.hexauth.bootstrap;

import dev.hexauth.adapter.passwords.HashingCode;
import dev.hexauth.adapter.tokens.TokenKeys;
import dev.hexauth.domain.port.SecurityEvents;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Says in the log, once the service is ready, where it is and what it stands on. */
final class StartLines implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private static final String EXAMPLE =
      """
      curl -s {}/api/auth/register -H 'Content-Type: application/json' \
      -d '{"name":"Ada","email":"ada@example.com","password":"correct horse","passwordConfirm":"correct horse"}'\
      """;

  private final Environment environment;
  private final Settings settings;
  private final HashingCode hashing;
  private final TokenKeys keys;
  private final SecurityEvents events;

  StartLines(
      Environment environment,
      Settings settings,
      HashingCode hashing,
      TokenKeys keys,
      SecurityEvents events) {
    this.environment = environment;
    this.settings = settings;
    this.hashing = hashing;
    this.keys = keys;
    this.events = events;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    String url = "http://localhost:" + environment.getProperty("local.server.port");
    LOG.info("hexauth serves {}", url);
    LOG.info("users are kept in {}", described(settings.users()));
    LOG.info("sessions are kept in {}", described(settings.sessions()));
    LOG.info(
        "new passwords are hashed with {} by {}",
        settings.password().algorithm().name().toLowerCase(Locale.ROOT),
        hashing.of(settings.password().hashing().function()));
    LOG.info("tokens are signed and verified by {}", keys.computedBy());
    LOG.info(
        "pages of these origins may call, as hexauth.web.allowed-origins says: {}",
        settings.web().allowedOrigins().isEmpty()
            ? "none"
            : String.join(", ", new TreeSet<>(settings.web().allowedOrigins())));
    keys.loaded().forEach(events::record);
    if (!settings.throttle().enabled()) {
      LOG.warn("attempts are not limited: hexauth.throttle.enabled is false");
    }
    List<String> talkative = TalkativeLoggers.names();
    if (!talkative.isEmpty()) {
      LOG.warn(
          "passwords and tokens reach the log: these loggers are at DEBUG or TRACE: {}. Set them to"
              + " INFO, for instance logging.level.{}=info, and delete what they have written",
          String.join(", ", talkative),
          talkative.getFirst());
    }
    if (environment.acceptsProfiles(Profiles.of("development"))) {
      LOG.info("development profile: cookies over plain HTTP, keys made here; not for production");
      LOG.info("try: " + EXAMPLE, url);
    }
  }

  /** What dev-services says of a store that it started, else the store's name. */
  private String described(Enum<?> store) {
    String name = store.name().toLowerCase(Locale.ROOT);
    return environment.getProperty("dev-services." + name, name);
  }
}
