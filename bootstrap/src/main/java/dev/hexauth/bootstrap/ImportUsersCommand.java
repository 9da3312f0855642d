package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.lines.ImportTotals;
import dev.hexauth.adapter.web.lines.UserImporter;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.UserTransfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code --import-users=users.ndjson}: takes users over from a file, with the settings of the
 * service and without serving requests; docs/moving-in.md describes the file. {@code -} is the
 * standard input.
 *
 * @param file what follows the equals sign
 * @param report the file that gets the lines that are refused; it is replaced
 * @param admins whether users with the role of an admin are imported
 */
record ImportUsersCommand(String file, String report, boolean admins) {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private static final String ARGUMENT = "--import-users";
  private static final String REPORT = "--import-report";
  private static final String ADMINS = "--import-admins";
  private static final String DEFAULT_REPORT = "import-report.txt";
  private static final String STANDARD_INPUT = "-";

  private static final int DONE = 0;
  private static final int FAILED = 1;

  /** The command in {@code arguments}, if they are for it. */
  static Optional<ImportUsersCommand> in(String... arguments) {
    return value(ARGUMENT, arguments)
        .map(file ->
            new ImportUsersCommand(
                file,
                value(REPORT, arguments).orElse(DEFAULT_REPORT),
                Arrays.asList(arguments).contains(ADMINS)));
  }

  private static Optional<String> value(String name, String... arguments) {
    return Arrays.stream(arguments)
        .map(argument -> argument.split("=", 2))
        .filter(parts -> parts[0].equals(name))
        .map(parts -> parts.length == 1 ? "" : parts[1])
        .findFirst();
  }

  /**
   * Imports the users, logs the progress and the result, and writes the report.
   *
   * @param standardInput what the file {@code -} is
   * @return the exit code: 0 if every line is a user who is in the store now, else 1
   */
  int run(InputStream standardInput, SpringApplication application, String... arguments) {
    if (file.isEmpty()) {
      LOG.error("no file is named; for instance --import-users=users.ndjson, or - for the input");
      return FAILED;
    }
    try (ConfigurableApplicationContext context = Moving.start(application, arguments)) {
      return in(context, standardInput);
    } catch (UnavailableException unavailable) {
      LOG.error(
          "{}; the users of the last line of progress are in the store. Run the command again: it"
              + " leaves users who are there as they are",
          unavailable.getMessage());
      return FAILED;
    }
  }

  /** The same, with beans that are there. */
  int in(ConfigurableApplicationContext context, InputStream standardInput) {
    if (Commands.isVolatile(context.getBeanFactory(), UserTransfer.class)) {
      LOG.error(
          "users would be lost when this command ends; none was imported. Set"
              + " hexauth.users=postgres");
      return FAILED;
    }
    UserImporter importer = context.getBean(UserImporter.class);
    try (InputStream in = opened(standardInput);
        Writer lines = Files.newBufferedWriter(Path.of(report))) {
      ImportProgressLog progress = new ImportProgressLog(size());
      ImportTotals totals = importer.read(in, admins, lines, progress);
      lines.append(sentence(totals) + "\n");
      return result(totals);
    } catch (IOException | InvalidPathException e) {
      LOG.error(
          "the users in {} were not all imported, because {} cannot be read or {} not written: {}."
              + " Name them by --import-users and --import-report, and run the command again",
          Commands.printable(file),
          Commands.printable(file),
          Commands.printable(report),
          Commands.printable(String.valueOf(e.getMessage())));
      return FAILED;
    }
  }

  private InputStream opened(InputStream standardInput) throws IOException {
    return file.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(file));
  }

  /** The size of the file, if it has one. */
  private Optional<Long> size() throws IOException {
    return file.equals(STANDARD_INPUT) || !Files.isRegularFile(Path.of(file))
        ? Optional.empty()
        : Optional.of(Files.size(Path.of(file)));
  }

  private int result(ImportTotals totals) {
    if (totals.refused() == 0) {
      LOG.info("{}", sentence(totals));
      return DONE;
    }
    LOG.error(
        "{}. {} has their numbers and reasons; correct them and run the command again",
        sentence(totals),
        Commands.printable(report));
    return FAILED;
  }

  private static String sentence(ImportTotals totals) {
    return String.format(
        Locale.ROOT,
        "%,d users were added, %,d were already there, %,d lines were refused",
        totals.added(),
        totals.alreadyThere(),
        totals.refused());
  }
}
