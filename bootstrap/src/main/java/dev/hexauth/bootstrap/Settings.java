package dev.hexauth.bootstrap;

import dev.hexauth.adapter.mail.MailSettings;
import dev.hexauth.adapter.tokens.TokenSettings;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.Verification;
import dev.hexauth.domain.session.SessionPolicy;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All settings of hexauth with their defaults; README.md has the same table. Each group of settings
 * is a record of its own, which converts its values to the types of the core and the adapters.
 *
 * @param users the user store
 * @param sessions the session store
 * @param verification whether users must prove their e-mail address; without mail they cannot
 * @param allowVolatileStores whether stores that lose everything when the process ends are allowed
 * @param publicUrl see {@link PublicUrl}
 * @param console whether the console is served at {@code /}
 * @param audit see {@link AuditProperty}
 */
@ConfigurationProperties(prefix = "hexauth", ignoreUnknownFields = false)
record Settings(
    @DefaultValue("postgres") Users users,
    @DefaultValue("redis") Sessions sessions,
    @DefaultValue("false") boolean allowVolatileStores,
    @DefaultValue("") String publicUrl,
    @DefaultValue("off") boolean console,
    @DefaultValue("off") String audit,
    @DefaultValue PostgresProperties postgres,
    @DefaultValue PasswordProperties password,
    @DefaultValue SessionProperties session,
    @DefaultValue TokenProperties token,
    @DefaultValue ThrottleProperties throttle,
    @DefaultValue MailProperties mail,
    @DefaultValue("optional") Verification verification,
    @DefaultValue RegistrationProperties registration,
    @DefaultValue AdminProperties admin,
    @DefaultValue ShutdownProperties shutdown,
    @DefaultValue WebProperties web) {

  enum Users {
    POSTGRES,
    MEMORY,
    /** A bean of the application that imports this one. */
    CUSTOM
  }

  enum Sessions {
    REDIS,
    POSTGRES,
    MEMORY,
    /** A bean of the application that imports this one. */
    CUSTOM
  }

  /**
   * Checks the settings.
   *
   * @throws InvalidSettingException if a value is not allowed
   */
  Settings {
    if (!allowVolatileStores && (users == Users.MEMORY || sessions == Sessions.MEMORY)) {
      throw new InvalidSettingException(
          users == Users.MEMORY ? "hexauth.users" : "hexauth.sessions",
          "is memory, which forgets everything when the process ends",
          "Choose a durable store, or accept the loss with hexauth.allow-volatile-stores=true.");
    }
    SettingsCheck.check("hexauth.", new PublicUrl(publicUrl), PublicUrl::checked);
    SettingsCheck.check("hexauth.", new AuditProperty(audit), AuditProperty::retention);
    SettingsCheck.check(
        "hexauth.", new Lifetimes(session, token), both -> both.session.policy(both.token));
    SettingsCheck.check("hexauth.token.", token, TokenProperties::checked);
    SettingsCheck.check("hexauth.password.", password, PasswordProperties::policy);
    SettingsCheck.check("hexauth.password.", password, PasswordProperties::breached);
    SettingsCheck.check("hexauth.password.", password, PasswordProperties::hashing);
    SettingsCheck.check("hexauth.throttle.", throttle, ThrottleProperties::policy);
    SettingsCheck.check("hexauth.mail.", mail, MailProperties::checkedSenders);
    SettingsCheck.check("hexauth.mail.", mail, MailProperties::lifetimes);
    SettingsCheck.check("hexauth.mail.", mail, MailProperties::checkedBaseUrl);
    if (verification == Verification.REQUIRED && !mail.isOn()) {
      throw new InvalidSettingException(
          "hexauth.verification",
          "is required, but there is no mail server, so nobody could log in",
          "Set for instance EMAIL_HOST=smtp.example.org, or hexauth.verification=optional");
    }
    if (!registration.tellTaken() && verification != Verification.REQUIRED) {
      throw new InvalidSettingException(
          "hexauth.registration.tell-taken",
          "is false, but anyone can log in without proving the address, and so find out",
          "Set hexauth.verification=required, or hexauth.registration.tell-taken=true");
    }
    SettingsCheck.check("hexauth.admin.", admin, AdminProperties::policy);
    SettingsCheck.check("hexauth.shutdown.", shutdown, ShutdownProperties::checkedDrain);
    SettingsCheck.check("hexauth.web.", web, WebProperties::http);
    SettingsCheck.check("hexauth.web.", web, WebProperties::connections);
  }

  /** The two groups that are checked together. */
  record Lifetimes(@DefaultValue SessionProperties session, @DefaultValue TokenProperties token) {}

  /** {@code hexauth.public-url}, if it is set. */
  Optional<String> issuerUrl() {
    return new PublicUrl(publicUrl).checked();
  }

  /** For how long security events are kept; empty if they are not. */
  Optional<Duration> auditRetention() {
    return new AuditProperty(audit).retention();
  }

  TokenSettings tokenSettings() {
    return token.tokens(issuerUrl());
  }

  MailSettings mailSettings() {
    return mail.settings(mailPolicy(), issuerUrl());
  }

  MailPolicy mailPolicy() {
    return mail.policy(verification, registration.tellTaken());
  }

  SessionPolicy sessionPolicy() {
    return session.policy(token);
  }
}
