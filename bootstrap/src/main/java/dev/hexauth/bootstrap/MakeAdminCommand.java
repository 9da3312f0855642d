package dev.hexauth.bootstrap;

import dev.hexauth.application.MakeAdmin;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.user.EmailAddress;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code --make-admin=ada@example.com}: makes a registered user an admin, with the settings of the
 * service and without serving requests. Anyone who can run it can read the stores' passwords
 * anyway.
 */
final class MakeAdminCommand {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private static final String ARGUMENT = "--make-admin=";

  private static final int DONE = 0;
  private static final int FAILED = 1;

  private MakeAdminCommand() {}

  /** The e-mail address in {@code arguments}, if they are for this command. */
  static Optional<String> addressIn(String... arguments) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(ARGUMENT))
        .map(argument -> argument.substring(ARGUMENT.length()))
        .findFirst();
  }

  /** The part of the service that the command needs. */
  static SpringApplication application() {
    return Commands.application(Core.class);
  }

  /**
   * Makes the user with {@code address} an admin and logs the result in one sentence.
   *
   * @return the exit code: 0 if the user is an admin now, else 1
   */
  static int run(String address, SpringApplication application, String... arguments) {
    Optional<EmailAddress> email = EmailAddress.parse(address);
    if (email.isEmpty()) {
      LOG.error(
          "\"{}\" is not an e-mail address; no user was made an admin",
          Commands.printable(address));
      return FAILED;
    }
    try (ConfigurableApplicationContext context = application.run(arguments)) {
      return run(email.get(), context.getBean(MakeAdmin.class));
    } catch (UnavailableException unavailable) {
      LOG.error("{}; repeat the command to make sure", unavailable.getMessage());
      return FAILED;
    }
  }

  private static int run(EmailAddress email, MakeAdmin makeAdmin) {
    return switch (makeAdmin.make(new MakeAdmin.Command(email))) {
      case MakeAdmin.Result.Made(var user) -> {
        LOG.info("{} (user {}) is an admin now, and must log in again", email.value(), user);
        yield DONE;
      }
      case MakeAdmin.Result.NoSuchUser() -> {
        LOG.error("no user is registered with {}; no user was made an admin", email.value());
        yield FAILED;
      }
    };
  }
}
