package dev.hexauth.bootstrap;

import dev.hexauth.application.ListServiceKeys;
import dev.hexauth.application.MakeServiceKey;
import dev.hexauth.application.RevokeServiceKey;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.Requester;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code --make-service-key=orders}, {@code --list-service-keys} and {@code
 * --revoke-service-key=ID}: manage the keys of services, with the settings of the service and
 * without serving requests. What is asked for goes to the output, alone, so that it can be piped;
 * the log has everything else, and never a key.
 *
 * @param value what follows the equals sign; empty without one
 */
record ServiceKeyCommand(Verb verb, String value) {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private static final int DONE = 0;
  private static final int FAILED = 1;

  /** What the command does, and its argument. */
  enum Verb {
    MAKE("--make-service-key"),
    LIST("--list-service-keys"),
    REVOKE("--revoke-service-key");

    private final String argument;

    Verb(String argument) {
      this.argument = argument;
    }
  }

  /** The first such command in {@code arguments}, if there is one. */
  static Optional<ServiceKeyCommand> in(String... arguments) {
    return Arrays.stream(arguments).flatMap(ServiceKeyCommand::parse).findFirst();
  }

  private static Stream<ServiceKeyCommand> parse(String argument) {
    String[] parts = argument.split("=", 2);
    return Stream.of(Verb.values())
        .filter(verb -> verb.argument.equals(parts[0]))
        .map(verb -> new ServiceKeyCommand(verb, parts.length == 1 ? "" : parts[1]));
  }

  /** The part of the service that the command needs. */
  static SpringApplication application() {
    return Commands.application(Core.class);
  }

  /**
   * Prints what was asked for to {@code out}, and logs the result in one sentence.
   *
   * @return the exit code: 0 if it was done, else 1
   */
  int run(PrintStream out, SpringApplication application, String... arguments) {
    Optional<Deed> deed = deed(out);
    if (deed.isEmpty()) {
      return FAILED;
    }
    try (ConfigurableApplicationContext context = application.run(arguments)) {
      return deed.get().in(context);
    } catch (UnavailableException unavailable) {
      LOG.error(
          "{}; list the keys with --list-service-keys before you repeat the command",
          unavailable.getMessage());
      return FAILED;
    }
  }

  /** What a command does with the service's beans. */
  interface Deed {

    /** Does it and returns the exit code. */
    int in(ConfigurableApplicationContext context);
  }

  /** What to do, or empty if the value is wrong, which is logged. */
  Optional<Deed> deed(PrintStream out) {
    return switch (verb) {
      case MAKE -> {
        Optional<ServiceName> service = ServiceName.parse(value);
        if (service.isEmpty()) {
          logNoName();
        }
        yield service.map(name -> context -> make(name, context, out));
      }
      case LIST -> Optional.of(context -> list(context, out));
      case REVOKE -> {
        Optional<ServiceKeyId> key = ServiceKeyId.parse(value);
        if (key.isEmpty()) {
          logNoId();
        }
        yield key.map(id -> context -> revoke(id, context));
      }
    };
  }

  private void logNoName() {
    LOG.error(
        "\"{}\" is not the name of a service; no key was made. A name has 1 to 63 lower-case"
            + " letters, digits and hyphens, a letter first, for instance"
            + " --make-service-key=orders",
        Commands.printable(value));
  }

  private void logNoId() {
    LOG.error(
        "\"{}\" is not the id of a service key; no key was revoked. --list-service-keys prints the"
            + " ids",
        Commands.printable(value));
  }

  private static int make(
      ServiceName service, ConfigurableApplicationContext context, PrintStream out) {
    if (Commands.isVolatile(context.getBeanFactory(), ServiceKeys.class)) {
      LOG.error(
          "a key would be lost when this command ends; no key was made. Set"
              + " hexauth.users=postgres, or give the application a ServiceKeys of its own, as"
              + " docs/swap-an-adapter.md says");
      return FAILED;
    }
    return switch (context
        .getBean(MakeServiceKey.class)
        .make(new MakeServiceKey.Command(service))) {
      case MakeServiceKey.Result.Made(ServiceKeyId id, ServiceKey key) ->
          made(service, id, print(key, out));
      case MakeServiceKey.Result.TooMany() -> {
        LOG.error(
            "{} has {} keys already; no key was made. --list-service-keys prints their ids, and"
                + " --revoke-service-key=ID revokes one",
            service,
            ServiceKeys.MAX_PER_SERVICE);
        yield FAILED;
      }
    };
  }

  /** Whether it was written. */
  private static boolean print(ServiceKey key, PrintStream out) {
    out.println(key.reveal());
    return !out.checkError();
  }

  private static int made(ServiceName service, ServiceKeyId id, boolean printed) {
    if (!printed) {
      LOG.error("the key of {} could not be printed: --revoke-service-key={}", service, id);
      return FAILED;
    }
    LOG.info(
        "{} has a new key with the id {}, which was printed and cannot be shown again",
        service,
        id);
    return DONE;
  }

  private static int list(ConfigurableApplicationContext context, PrintStream out) {
    var command = new ListServiceKeys.Command(new Requester.Operator());
    return switch (context.getBean(ListServiceKeys.class).list(command)) {
      case ListServiceKeys.Result.Listed(List<ServiceKeyDetails> keys) -> {
        print(keys, out);
        yield DONE;
      }
      case ListServiceKeys.Result.NotAllowed() -> FAILED;
      case ListServiceKeys.Result.Denied _ -> FAILED;
    };
  }

  private static void print(List<ServiceKeyDetails> keys, PrintStream out) {
    String row = "%-36s  %-20s  %-10s  %s%n";
    out.printf(row, "ID", "CREATED", "LAST USED", "SERVICE");
    for (ServiceKeyDetails key : keys) {
      out.printf(
          row,
          key.id(),
          key.createdAt().truncatedTo(ChronoUnit.SECONDS),
          key.lastUsedOn().map(LocalDate::toString).orElse("never"),
          key.service());
    }
  }

  private static int revoke(ServiceKeyId key, ConfigurableApplicationContext context) {
    var command = new RevokeServiceKey.Command(new Requester.Operator(), key, Optional.empty());
    return switch (context.getBean(RevokeServiceKey.class).revoke(command)) {
      case RevokeServiceKey.Result.Revoked(ServiceName service) -> {
        LOG.info(
            "the key {} of {} is revoked; running nodes refuse it within {} s",
            key,
            service,
            ServiceKeys.MAX_AGE.toSeconds());
        yield DONE;
      }
      case RevokeServiceKey.Result.NoSuchKey() -> {
        LOG.error(
            "there is no key with the id {}; --list-service-keys prints those that there are", key);
        yield FAILED;
      }
      case RevokeServiceKey.Result.Refused _ -> FAILED;
    };
  }
}
