package dev.hexauth.benchmark.mail;

import dev.hexauth.adapter.mail.MailConfiguration;
import dev.hexauth.adapter.mail.MailLinks;
import dev.hexauth.adapter.mail.MailLogin;
import dev.hexauth.adapter.mail.MailPassword;
import dev.hexauth.adapter.mail.MailSettings;
import dev.hexauth.adapter.mail.MailTls;
import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.adapter.persistence.PersistenceSettings;
import dev.hexauth.adapter.persistence.PostgresUsers;
import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import dev.hexauth.application.DeliverLetters;
import dev.hexauth.application.UseCases;
import dev.hexauth.benchmark.micro.Adapters;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.session.FreshLogin;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The use case of a worker, on PostgreSQL's outbox and on SMTP. */
final class Delivery {

  static final RandomIds IDS =
      Adapters.tokens(SigningAlgorithm.EDDSA, NativeSigning.OFF).getBean(RandomIds.class);

  private static final MailLinks LINKS =
      new MailLinks(
          "http://localhost:8000/account/verify#{code}",
          "http://localhost:8000/account/reset#{code}",
          "http://localhost:8000/account/take-back#{code}");

  private Delivery() {}

  /** The outbox, the codes and the users in a database; to be refreshed and closed. */
  static AnnotationConfigApplicationContext stores(Map<String, Object> database, boolean migrate) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("database", database));
    context.registerBean(PersistenceSettings.class, () -> new PersistenceSettings(migrate));
    context.register(PostgresUsers.class);
    context.refresh();
    return context;
  }

  /**
   * SMTP, with a login by the worker's own name, so that the server knows who sent a mail.
   *
   * @param timeout for a connection, and for each answer
   */
  static MailTransport transport(String worker, int port, Duration timeout, InstantSource clock) {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(InstantSource.class, () -> clock);
      context.registerBean(MailSettings.class, () -> settings(worker, port, timeout));
      context.register(MailConfiguration.class);
      context.refresh();
      return context.getBean(MailTransport.class);
    }
  }

  static DeliverLetters of(
      ApplicationContext stores, MailTransport transport, InstantSource clock) {
    MemoryConfiguration memory = MemoryConfiguration.create();
    UseCases.Ports ports =
        new UseCases.Ports(
            memory.users(),
            Optional.of(memory.directory()),
            memory.mailRecords(),
            memory.sessions(),
            memory.hasher(),
            memory.breachedPasswords(),
            memory.signer(),
            memory.verifier(),
            IDS,
            memory.publicIds(),
            memory.throttle(),
            new UseCases.NodeThrottle(memory.throttle()),
            memory.knownNetworks(),
            memory.serviceKeys(),
            memory.events());
    UseCases.Mail mail =
        new UseCases.Mail(
            stores.getBean(Outbox.class),
            stores.getBean(EmailCodes.class),
            transport,
            MailPolicy.DEFAULT);
    return UseCases.of(
            ports,
            new PasswordPolicy(8, 32),
            SessionPolicy.DEFAULT,
            ThrottlePolicy.NONE,
            FreshLogin.DEFAULT,
            Optional.of(mail),
            Optional.empty(),
            clock)
        .mail()
        .orElseThrow()
        .deliverLetters();
  }

  private static MailSettings settings(String worker, int port, Duration timeout) {
    return new MailSettings(
        "127.0.0.1",
        port,
        Optional.of(new MailLogin(worker, new MailPassword("any"))),
        "hexauth <no-reply@example.org>",
        Optional.empty(),
        MailTls.NONE,
        timeout,
        timeout,
        LINKS,
        MailPolicy.DEFAULT,
        Optional.empty());
  }
}
