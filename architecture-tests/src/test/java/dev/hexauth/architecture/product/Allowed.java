package dev.hexauth.architecture.product;

import static java.util.Map.entry;

import dev.hexauth.architecture.Act;
import dev.hexauth.architecture.AllowList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What named classes of this product may do and no other class may, each with its reason. Sorted by
 * act, then by name. A test fails if an entry is not needed.
 */
final class Allowed {

  /** How many fields {@code @Mutable} names in all modules. One more is a decision. */
  static final int MUTABLE_FIELDS = 128;

  /** Top-level classes that may catch an outage, or ask whether a failure is one. */
  static final SortedMap<String, String> OUTAGES =
      new TreeMap<>(
          Map.ofEntries(
              entry("Background", "a native call may throw anything"),
              entry("Confirmations", "writes again later, and logs once"),
              entry("ExportUsersCommand", "ends with a code and a sentence"),
              entry("FaultFilter", "the last to see a failure: logs it and answers 500"),
              entry("Faults", "answers 503"),
              entry("ImportUsersCommand", "ends with a code and a sentence"),
              entry("Libcrypt", "a native call may throw anything"),
              entry("MailMeters", "a metric is not a number while the user store is down"),
              entry("MailSenders", "tries again later, whatever failed"),
              entry("MakeAdminCommand", "ends with a code and a sentence"),
              entry("PooledPasswordHasher", "throws again what the hash function threw"),
              entry("Readiness", "reports the outage"),
              entry("RedisLink", "an outage while it connects is not the caller's"),
              entry("ServiceKeyCommand", "ends with a code and a sentence"),
              entry("SideBySide", "throws again what the other thread threw"),
              entry("SignatureCode", "native code that fails is not used"),
              entry("Sodium", "a native call may throw anything"),
              entry("TrailWriter", "writes again later, and logs once"),
              entry("Unawaited", "nobody waits for the answer"),
              entry("UserLookUps", "each caller of a group has its failure")));

  /** Top-level classes that may leave a catch clause empty. */
  static final SortedMap<String, String> IGNORED_FAILURES =
      new TreeMap<>(Map.of("GuardedEndpoint", "a connection that is closed need not be shut down"));

  /** Top-level classes with a secret in a variable, parameter or result of text or bytes. */
  static final SortedMap<String, String> SECRET_TEXTS =
      new TreeMap<>(
          Map.ofEntries(
              entry("Argon2idFunction", "computes hashes"),
              entry("BcryptFunction", "computes hashes"),
              entry("BreachedPasswordsFile", "looks the SHA-1 of a password up"),
              entry("CommonPasswords", "the list in memory"),
              entry("Connections", "JDBC asks for a password"),
              entry("HashLines", "looks a hash up"),
              entry("Libcrypt", "hands a password to native code, and wipes it"),
              entry("NativeArgon2id", "computes hashes"),
              entry("NativeBcrypt", "computes hashes"),
              entry("PostgresUserRepository", "a row has the hash as text"),
              entry("RedisSessionStore", "a hash of Redis is a map"),
              entry("SlowFunction", "computes hashes"),
              entry("Sodium", "hands a password to native code, and wipes it")));

  /**
   * Of {@code java.lang} and {@code java.util}, what no clock, file, locale or process is behind.
   */
  private static final String[] CORE = {
    "java.lang.Boolean",
    "java.lang.Character",
    "java.lang.Class",
    "java.lang.Enum",
    "java.lang.IllegalArgumentException",
    "java.lang.Integer",
    "java.lang.Long",
    "java.lang.MatchException",
    "java.lang.Math",
    "java.lang.Object",
    "java.lang.Record",
    "java.lang.RuntimeException",
    "java.lang.String",
    "java.lang.Throwable",
    "java.util.ArrayList",
    "java.util.Arrays",
    "java.util.Collection",
    "java.util.Collections",
    "java.util.Iterator",
    "java.util.LinkedHashMap",
    "java.util.LinkedHashSet",
    "java.util.List",
    "java.util.Locale",
    "java.util.Map",
    "java.util.Objects",
    "java.util.Optional",
    "java.util.Set",
    "java.util.UUID"
  };

  static final AllowList LIST =
      jdk(
          annotations(
              libraries(
                  members(secrets(sql(settings(threads(beans(reflection(AllowList.EMPTY))))))))));

  private Allowed() {}

  private static String[] with(String more, String... some) {
    return Stream.concat(Stream.of(more), Stream.of(some)).toArray(String[]::new);
  }

  private static AllowList reflection(AllowList list) {
    Act act = Act.REFLECT;
    return list.naming(act, "adapter.passwords.Background", "calls setpriority of libc")
        .naming(act, "adapter.passwords.Libcrypt", "calls crypt of libxcrypt")
        .naming(act, "adapter.passwords.NativeLibrary", "binds native functions")
        .naming(act, "adapter.passwords.Sodium", "calls argon2id of libsodium")
        .naming(act, "adapter.web.http.TolerantProcessor", "resets a private field of Tomcat's")
        .naming(act, "bootstrap.KeysBeforeStores", "asks which store is configured")
        .naming(act, "bootstrap.PortBeans", "asks whether an own bean wraps another")
        .naming(act, "bootstrap.SettingsCheck", "finds the settings that are refused")
        .naming(act, "bootstrap.SettingsTable", "prints all settings from the records")
        .naming(act, "bootstrap.StopSignals", "handles signals, which sun.misc alone offers");
  }

  private static AllowList beans(AllowList list) {
    Act act = Act.LOOK_UP_BEANS;
    return list.naming(act, "adapter.persistence.PostgresConfiguration", "optional settings")
        .naming(act, "bootstrap.Commands", "asks whether a store is in memory")
        .naming(act, "bootstrap.Core", "metrics are optional")
        .naming(act, "bootstrap.ExportUsersCommand", "closes the context that it starts")
        .naming(act, "bootstrap.HexauthApplication", "holds the context that it starts")
        .naming(act, "bootstrap.ImportUsersCommand", "closes the context that it starts")
        .naming(act, "bootstrap.KeysBeforeStores", "orders beans before any is made")
        .naming(act, "bootstrap.MailWiring", "an own user store need not have an outbox")
        .naming(act, "bootstrap.MakeAdminCommand", "closes the context that it starts")
        .naming(act, "bootstrap.MigrateCommand", "closes the context that it starts")
        .naming(act, "bootstrap.Moving", "an own user store need not move users")
        .naming(act, "bootstrap.PortBeans", "finds an application's own beans for ports")
        .naming(act, "bootstrap.Readiness", "rehearses the stores that there are")
        .naming(act, "bootstrap.ServiceKeyCommand", "closes the context that it starts")
        .naming(act, "bootstrap.StartLines", "logs which class answers each port")
        .naming(act, "bootstrap.Wiring", "metrics are optional");
  }

  private static AllowList threads(AllowList list) {
    Act act = Act.HANDLE_THREADS;
    return list.naming(act, "adapter.events.TrailWriter", "writes what no request waits for")
        .naming(act, "adapter.events.WatchedLines", "logs repeated lines in time")
        .naming(act, "adapter.mail.SmtpAttempt", "is cancelled when it takes too long")
        .naming(act, "adapter.mail.SmtpMailTransport", "interrupts attempts that take too long")
        .naming(act, "adapter.passwords.PooledPasswordHasher", "hashes on threads of its own")
        .naming(act, "adapter.persistence.Confirmations", "writes what no request waits for")
        .naming(act, "adapter.persistence.Migrations", "waits for another node's migration")
        .naming(act, "adapter.persistence.SocketWatch", "closes connections that hang")
        .naming(act, "adapter.persistence.UserLookUps", "looks up the users of callers together")
        .naming(act, "adapter.redis.RedisLink", "connects again in the background")
        .naming(act, "adapter.redis.Unawaited", "writes what no request waits for")
        .naming(act, "adapter.tokens.SideBySide", "signs two tokens at the same time")
        .naming(act, "adapter.web.http.GuardedEndpoint", "closes overdue connections")
        .naming(act, "bootstrap.Drain", "lets requests end before the stop")
        .naming(act, "bootstrap.HexauthApplication", "ends the process with a code")
        .naming(act, "bootstrap.MailSenders", "sends letters while the service runs")
        .naming(act, "bootstrap.StopSignals", "stops on a signal");
  }

  private static AllowList settings(AllowList list) {
    Act act = Act.READ_SETTINGS;
    return list.naming(act, "adapter.passwords.HashingSettings", "a thread for each processor")
        .naming(act, "adapter.web.http.TomcatCustomizer", "fits connections into the memory")
        .naming(act, "bootstrap.AuditIsOn", "asks whether events are kept")
        .naming(act, "bootstrap.CheckedLogFormat", "checks a setting before the log starts")
        .naming(act, "bootstrap.Core", "asks for the development profile")
        .naming(act, "bootstrap.MailIsOn", "asks whether there is a mail server")
        .naming(act, "bootstrap.MetricsImportFilter", "asks whether metrics are wanted")
        .naming(act, "bootstrap.PortBeans", "reads which store is chosen")
        .naming(act, "bootstrap.PortInUseAnalyzer", "names the setting of the port")
        .naming(act, "bootstrap.PostgresTls", "reads the certificates' settings")
        .naming(act, "bootstrap.RequiredStores", "finds stores without an address")
        .naming(act, "bootstrap.SecretSettings", "refuses secrets that refer to other settings")
        .naming(act, "bootstrap.StartLines", "logs what was chosen")
        .naming(act, "bootstrap.StoreEnvironment", "reads the stores' addresses")
        .naming(act, "bootstrap.TcpPorts", "checks ports before the server starts");
  }

  private static AllowList sql(AllowList list) {
    Act act = Act.WRITE_SQL;
    return list.naming(act, "adapter.persistence.Migrations", "sets the lock's time limit")
        .naming(act, "adapter.persistence.PostgresMailRecords", "names the table of each row")
        .naming(act, "adapter.persistence.PostgresUserRepository", "prepares what jOOQ rendered")
        .naming(act, "adapter.persistence.Route", "asks which server answers");
  }

  private static AllowList secrets(AllowList list) {
    Act act = Act.OPEN_SECRETS;
    return list.naming(act, "adapter.mail.MailLinks", "a link carries the code")
        .naming(act, "adapter.mail.Messages", "a letter carries the link")
        .naming(act, "adapter.mail.SmtpAttempt", "logs in to the mail server")
        .naming(act, "adapter.memory.InMemoryBreachedPasswords", "looks a password up")
        .naming(act, "adapter.memory.InMemoryEmailCodes", "keeps digests of codes")
        .naming(act, "adapter.memory.InMemoryServiceKeys", "keeps digests of service keys")
        .naming(act, "adapter.memory.Nfc", "normalises a password before it is hashed")
        .naming(act, "adapter.memory.Sha256PasswordHasher", "compares hashes")
        .naming(act, "adapter.passwords.BreachedPasswordsFile", "looks a password up")
        .naming(act, "adapter.passwords.CommonPasswords", "looks a password up")
        .naming(act, "adapter.passwords.Nfc", "normalises a password before it is hashed")
        .naming(act, "adapter.passwords.SlowPasswordHasher", "compares hashes")
        .naming(act, "adapter.persistence.PostgresEmailCodes", "stores hashes and digests of codes")
        .naming(act, "adapter.persistence.PostgresServiceKeys", "stores digests of service keys")
        .naming(act, "adapter.persistence.PostgresUserRepository", "stores hashes")
        .naming(act, "adapter.persistence.PostgresUserTransfer", "stores hashes")
        .naming(act, "adapter.tokens.GenuineTokens", "remembers digests of verified tokens")
        .naming(act, "adapter.tokens.JwtTokenVerifier", "verifies tokens")
        .naming(act, "adapter.web.SessionCookies", "sets cookies")
        .naming(act, "adapter.web.lines.UserLine", "prints hashes for the operator")
        .naming(act, "bootstrap.ServiceKeyCommand", "prints a new key once")
        .naming(act, "domain.user.PasswordPolicy", "compares a password with the user's own words");
  }

  private static AllowList members(AllowList list) {
    return list.fixing("adapter.events.RecurringLines$Count.line", "writes the line of its label")
        .fixing("adapter.events.TrailWriter.everySecond", "adds the counts that are due")
        .fixing("adapter.passwords.Digest.KEY", "a key spec of the JDK does not change")
        .fixing("adapter.passwords.HashingQueue.waiting", "computes hashes for callers that wait")
        .fixing("adapter.passwords.HashingQueue$Ticket.job", "computes a hash")
        .fixing(
            "adapter.persistence.SocketWatch.SHARED",
            "the driver makes the factory by its class name")
        .fixing("adapter.redis.RedisSessionStore.EXPIRES_AT", "bytes that only the driver reads")
        .fixing("adapter.tokens.Pkcs1.RSA_ENCRYPTION", "an ASN.1 object does not change")
        .fixing("adapter.web.http.BodyLimitFilter.NONE", "has no elements")
        .fixing("adapter.web.http.TolerantProcessor.ANY", "bytes that only Tomcat reads")
        .fixing(
            "application.Authentication$Requested$Pending.activity", "waits for a store's answer")
        .defaulting("domain.port.PasswordHasher.ensureTurn", "not all hashers have a queue")
        .defaulting("domain.port.TokenSigner.signBoth", "not all signers sign two at once")
        .defaulting("domain.port.SessionStore.requestActivityOf", "not all stores answer later")
        .defaulting("domain.port.SessionStore.isActive", "follows from activityOf");
  }

  private static AllowList libraries(AllowList list) {
    return list.keeping(
        "com.zaxxer.hikari..",
        "io.jsonwebtoken..",
        "io.lettuce..",
        "io.micrometer.core.instrument..",
        "jakarta.mail..",
        "java.lang.foreign..",
        "java.security.PrivateKey",
        "java.security.Provider",
        "java.security.PublicKey",
        "java.security.SecureRandom",
        "org.apache.catalina.util.NetMask",
        "org.flywaydb.core..",
        "org.jooq..",
        "org.slf4j..",
        "org.springframework.beans.factory.ObjectProvider",
        "org.springframework.core.env..",
        "org.springframework.data.redis..",
        "org.springframework.security.crypto..",
        "tools.jackson..");
  }

  private static AllowList annotations(AllowList list) {
    return list.annotating(
        "com.fasterxml.jackson.annotation.JsonInclude",
        "com.fasterxml.jackson.annotation.JsonProperty",
        "com.fasterxml.jackson.annotation.JsonValue",
        "org.jspecify.annotations.NullMarked",
        "org.jspecify.annotations.Nullable",
        "org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration",
        "org.springframework.boot.autoconfigure.EnableAutoConfiguration",
        "org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean",
        "org.springframework.boot.autoconfigure.condition.ConditionalOnProperty",
        "org.springframework.boot.context.properties.ConfigurationProperties",
        "org.springframework.boot.context.properties.EnableConfigurationProperties",
        "org.springframework.boot.context.properties.bind.DefaultValue",
        "org.springframework.context.annotation.Bean",
        "org.springframework.context.annotation.Conditional",
        "org.springframework.context.annotation.Configuration",
        "org.springframework.context.annotation.Import",
        "org.springframework.context.annotation.PropertySource",
        "org.springframework.core.annotation.Order",
        "org.springframework.stereotype.Controller",
        "org.springframework.web.bind.annotation.ControllerAdvice",
        "org.springframework.web.bind.annotation.DeleteMapping",
        "org.springframework.web.bind.annotation.ExceptionHandler",
        "org.springframework.web.bind.annotation.GetMapping",
        "org.springframework.web.bind.annotation.PatchMapping",
        "org.springframework.web.bind.annotation.PathVariable",
        "org.springframework.web.bind.annotation.PostMapping",
        "org.springframework.web.bind.annotation.PutMapping",
        "org.springframework.web.bind.annotation.RequestMapping");
  }

  private static AllowList jdk(AllowList list) {
    return list.using("adapter.console", "java.io", "java.nio.charset", "java.security")
        .using(
            "adapter.events",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks")
        .using(
            "adapter.mail",
            "java.io",
            "java.net",
            "java.nio.charset",
            "java.nio.file",
            "java.util.concurrent",
            "javax.net.ssl")
        .using(
            "adapter.memory",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "java.text",
            "java.util.concurrent",
            "java.util.concurrent.atomic")
        .using(
            "adapter.passwords",
            "java.io",
            "java.lang.foreign",
            "java.lang.invoke",
            "java.nio",
            "java.nio.channels",
            "java.nio.charset",
            "java.nio.file",
            "java.security",
            "java.text",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "javax.crypto",
            "javax.crypto.spec")
        .using(
            "adapter.persistence",
            "java.io",
            "java.net",
            "java.nio.charset",
            "java.security",
            "java.sql",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "javax.net",
            "javax.sql")
        .using(
            "adapter.redis",
            "java.io",
            "java.nio.charset",
            "java.security",
            "java.util.concurrent",
            "java.util.concurrent.atomic")
        .using(
            "adapter.tokens",
            "java.io",
            "java.nio",
            "java.nio.charset",
            "java.nio.file",
            "java.security",
            "java.security.interfaces",
            "java.security.spec",
            "java.util.concurrent",
            "java.util.concurrent.atomic")
        .using(
            "adapter.web",
            "java.io",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.net",
            "java.nio",
            "java.nio.channels",
            "java.nio.charset",
            "java.security",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.zip")
        .using("application", CORE)
        .using(
            "bootstrap",
            "java.io",
            "java.lang.reflect",
            "java.net",
            "java.nio.charset",
            "java.nio.file",
            "java.util.concurrent")
        .using("domain", with("java.lang.annotation", CORE));
  }
}
