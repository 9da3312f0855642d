package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.lines.UserExporter;
import dev.hexauth.domain.UnavailableException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code --export-users}: prints all users in the form that {@link ImportUsersCommand} reads, with
 * the hashes of their passwords, with the settings of the service and without serving requests.
 */
final class ExportUsersCommand {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private static final String ARGUMENT = "--export-users";

  private static final int DONE = 0;
  private static final int FAILED = 1;

  private ExportUsersCommand() {}

  /** Whether {@code arguments} are for this command. */
  static boolean isIn(String... arguments) {
    return Arrays.asList(arguments).contains(ARGUMENT);
  }

  /**
   * Prints the users to {@code out}, and logs the result in one sentence.
   *
   * @return the exit code: 0 if all users were printed, else 1
   */
  static int run(PrintStream out, SpringApplication application, String... arguments) {
    try (ConfigurableApplicationContext context = Moving.start(application, arguments)) {
      return in(context, out);
    } catch (UnavailableException unavailable) {
      LOG.error("{}; not all users were printed. Run the command again", unavailable.getMessage());
      return FAILED;
    }
  }

  /** The same, with beans that are there. */
  static int in(ConfigurableApplicationContext context, PrintStream out) {
    try {
      long users = context.getBean(UserExporter.class).write(out);
      if (!out.checkError()) {
        LOG.info(
            "{} users were printed, with the hashes of their passwords: keep the file as safe as"
                + " the database",
            users);
        return DONE;
      }
    } catch (IOException e) {
      LOG.error("printing failed", e);
    }
    LOG.error("the output cannot be written; not all users were printed. Run the command again");
    return FAILED;
  }
}
