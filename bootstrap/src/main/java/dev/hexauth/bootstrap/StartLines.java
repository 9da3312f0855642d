package dev.hexauth.bootstrap;

import dev.hexauth.adapter.passwords.HashingCode;
import dev.hexauth.adapter.tokens.TokenKeys;
import dev.hexauth.application.UseCases;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Logs, once the service is ready, its URL, stores and implementations. */
final class StartLines implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private static final String EXAMPLE =
      """
      curl -s {}/api/auth/register -H 'Content-Type: application/json' \
      -d '{"name":"Ada","email":"ada@example.com","password":"correct horse","passwordConfirm":"correct horse"}'\
      """;

  private final Environment environment;
  private final Settings settings;
  private final ObjectProvider<HashingCode> hashing;
  private final ObjectProvider<TokenKeys> keys;
  private final UseCases.Ports ports;
  private final SecurityEvents events;
  private final Optional<UseCases.Mail> mail;
  private final Optional<UseCases.Audit> audit;

  StartLines(
      Environment environment,
      Settings settings,
      ObjectProvider<HashingCode> hashing,
      ObjectProvider<TokenKeys> keys,
      UseCases.Ports ports,
      SecurityEvents events,
      Optional<UseCases.Mail> mail,
      Optional<UseCases.Audit> audit) {
    this.environment = environment;
    this.settings = settings;
    this.hashing = hashing;
    this.keys = keys;
    this.ports = ports;
    this.events = events;
    this.mail = mail;
    this.audit = audit;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    String url = "http://localhost:" + environment.getProperty("local.server.port");
    LOG.info("hexauth serves {}", url);
    if (settings.console()) {
      LOG.info("the console is at {}/", url);
    }
    logImplementations();
    logMail();
    logAudit();
    LOG.info(
        "pages of these origins may send requests (hexauth.web.allowed-origins): {}",
        settings.web().allowedOrigins().isEmpty()
            ? "none"
            : String.join(", ", new TreeSet<>(settings.web().allowedOrigins())));
    keys.ifAvailable(loaded -> loaded.loaded().forEach(ports.events()::record));
    logWarnings();
    if (environment.acceptsProfiles(Profiles.of("development"))) {
      LOG.info("development profile: cookies over plain HTTP, generated keys; not for production");
      Optional.ofNullable(environment.getProperty("dev-services.mail"))
          .ifPresent(page -> LOG.info("mails are caught, not sent; read them at {}", page));
      LOG.info("try: " + EXAMPLE, url);
    }
  }

  private void logImplementations() {
    LOG.info("users are kept in {}", described(settings.users(), ports.users()));
    LOG.info("sessions are kept in {}", described(settings.sessions(), ports.sessions()));
    hashing.ifAvailable(code ->
        LOG.info(
            "new passwords are hashed with {} by {}",
            settings.password().algorithm().name().toLowerCase(Locale.ROOT),
            code.of(settings.password().hashing().function())));
    keys.ifAvailable(
        loaded -> LOG.info("tokens are signed and verified by {}", loaded.computedBy()));
    answers()
        .forEach((port, answer) ->
            LOG.info("port {} is answered by {}", port.getSimpleName(), nameOf(answer)));
  }

  private void logMail() {
    if (mail.isPresent()) {
      LOG.info(
          "letters are sent by {}:{}; verification of addresses is {}",
          settings.mail().host(),
          settings.mail().port(),
          settings.verification().name().toLowerCase(Locale.ROOT));
    } else {
      LOG.info(
          "mail is off: users cannot verify an address, change it, or reset a password. To turn it"
              + " on, set EMAIL_HOST and hexauth.mail.from");
    }
  }

  private void logAudit() {
    if (audit.isPresent()) {
      LOG.info(
          "security events are kept for {} days by {}",
          audit.get().retention().toDays(),
          nameOf(audit.get().trail()));
    } else {
      LOG.info(
          "security events are in the log only. To keep them for users and admins to read, set"
              + " hexauth.audit, for instance hexauth.audit=90d");
    }
  }

  private void logWarnings() {
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
  }

  private Map<Class<?>, Object> answers() {
    Map<Class<?>, Object> answers = new LinkedHashMap<>();
    answers.put(UserRepository.class, ports.users());
    ports.directory().ifPresent(directory -> answers.put(UserDirectory.class, directory));
    answers.put(SessionStore.class, ports.sessions());
    answers.put(Throttle.class, ports.throttle());
    answers.put(KnownNetworks.class, ports.networks());
    answers.put(PasswordHasher.class, ports.hasher());
    answers.put(BreachedPasswords.class, ports.breachedPasswords());
    answers.put(TokenSigner.class, ports.signer());
    answers.put(TokenVerifier.class, ports.verifier());
    answers.put(RandomIds.class, ports.ids());
    answers.put(PublicIds.class, ports.publicIds());
    answers.put(MailRecords.class, ports.mailRecords());
    answers.put(ServiceKeys.class, ports.serviceKeys());
    answers.put(SecurityEvents.class, events);
    mail.ifPresent(given -> {
      answers.put(Outbox.class, given.outbox());
      answers.put(EmailCodes.class, given.codes());
      answers.put(MailTransport.class, given.transport());
    });
    audit.ifPresent(given -> answers.put(AuditTrail.class, given.trail()));
    return answers;
  }

  /** The class of {@code answer}; for a lambda, the enclosing class. */
  private static String nameOf(Object answer) {
    return answer.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
  }

  /** The text of dev-services for a store that it started, else the store's name or class. */
  private String described(Enum<?> store, Object answer) {
    String name = store.name().toLowerCase(Locale.ROOT);
    return name.equals("custom")
        ? nameOf(answer)
        : environment.getProperty("dev-services." + name, name);
  }
}
