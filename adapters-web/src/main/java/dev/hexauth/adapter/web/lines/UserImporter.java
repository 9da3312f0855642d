package dev.hexauth.adapter.web.lines;

import dev.hexauth.application.ImportUsers;
import dev.hexauth.application.ImportUsers.Outcome;
import dev.hexauth.domain.user.MovedUser;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads users from a file, in batches, so that the memory it needs does not depend on the file. */
public final class UserImporter {

  /** How many lines are read before the store is asked. */
  private static final int BATCH = 1_000;

  private static final Optional<String> TOO_LONG =
      Optional.of("it has more than " + LineReader.MAX_LENGTH + " bytes");

  private final ImportUsers importUsers;
  private final InstantSource clock;

  UserImporter(ImportUsers importUsers, InstantSource clock) {
    this.importUsers = importUsers;
    this.clock = clock;
  }

  /**
   * A line of a batch.
   *
   * @param user empty if the line is refused
   * @param refusal why it is refused
   */
  private record Entry(long line, Optional<MovedUser> user, Optional<String> refusal) {}

  /**
   * Imports the users in {@code in}. A batch is in the store when the next one is read; a failure
   * leaves what is in the store.
   *
   * @param admins whether users with the role of an admin are imported
   * @param report gets the number of each line that is refused, and why, without its values
   * @throws IOException if the file cannot be read, or the report not written
   */
  public ImportTotals read(
      InputStream in, boolean admins, Appendable report, ImportProgress progress)
      throws IOException {
    LineReader lines = new LineReader(in);
    Instant now = clock.instant();
    ImportTotals totals = ImportTotals.NONE;
    List<Entry> batch = batch(lines, now);
    while (!batch.isEmpty()) {
      totals = totals.plus(imported(batch, admins, report));
      progress.reached(lines.bytesRead(), totals);
      batch = batch(lines, now);
    }
    return totals;
  }

  private static List<Entry> batch(LineReader lines, Instant now) throws IOException {
    List<Entry> batch = new ArrayList<>();
    while (batch.size() < BATCH) {
      Optional<Line> line = lines.next();
      if (line.isEmpty()) {
        return batch;
      }
      if (!line.get().isBlank()) {
        batch.add(entry(line.get(), now));
      }
    }
    return batch;
  }

  private static Entry entry(Line line, Instant now) {
    if (!line.isComplete()) {
      return new Entry(line.number(), Optional.empty(), TOO_LONG);
    }
    try {
      MovedUser user = UserLine.parse(line.bytes(), now);
      return new Entry(line.number(), Optional.of(user), Optional.empty());
    } catch (FlawedLineException e) {
      return new Entry(line.number(), Optional.empty(), Optional.of(e.reason()));
    }
  }

  private ImportTotals imported(List<Entry> batch, boolean admins, Appendable report)
      throws IOException {
    List<MovedUser> users = batch.stream().map(Entry::user).flatMap(Optional::stream).toList();
    Iterator<Outcome> outcomes = outcomes(new ImportUsers.Command(users, admins)).iterator();
    ImportTotals totals = ImportTotals.NONE;
    for (Entry entry : batch) {
      Optional<Outcome> outcome = entry.user().map(_ -> outcomes.next());
      Optional<String> refusal = outcome.map(UserImporter::refusal).orElse(entry.refusal());
      if (refusal.isPresent()) {
        report.append("line " + entry.line() + ": " + refusal.get() + "\n");
        totals = totals.plus(new ImportTotals(0, 0, 1));
      } else {
        boolean added = outcome.filter(Outcome.ADDED::equals).isPresent();
        totals = totals.plus(added ? new ImportTotals(1, 0, 0) : new ImportTotals(0, 1, 0));
      }
    }
    return totals;
  }

  private List<Outcome> outcomes(ImportUsers.Command command) {
    return switch (importUsers.importAll(command)) {
      case ImportUsers.Result.Imported(List<Outcome> outcomes) -> outcomes;
    };
  }

  private static Optional<String> refusal(Outcome outcome) {
    return switch (outcome) {
      case ADDED, ALREADY_THERE -> Optional.empty();
      case ID_TAKEN -> Optional.of("a user with another e-mail address has this id");
      case EMAIL_TAKEN -> Optional.of("another user has this e-mail address");
      case UNKNOWN_HASH ->
          Optional.of("passwordHash is neither bcrypt ($2a$, $2b$, $2y$) nor argon2id (v=19)");
      case COST_OUT_OF_BOUNDS ->
          Optional.of(
              "the cost of passwordHash is out of bounds: bcrypt 4 to 15; argon2id m up to 131072,"
                  + " t up to 10, p up to 16");
      case ADMIN_REFUSED ->
          Optional.of("the user is an admin; --import-admins imports admins, too");
    };
  }
}
