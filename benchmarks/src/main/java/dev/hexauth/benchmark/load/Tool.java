package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the operator in a process of its own.
 *
 * @param stores where the users are
 * @param packaged the service, whose jar has the command
 */
record Tool(Stores stores, Packaged packaged) {

  private static final int POLL_MILLIS = 200;

  /**
   * Runs the command to its end, and returns its figures.
   *
   * @param users how many the command moves
   * @param folder where it runs
   * @param output what it prints, unless it reads this file
   */
  String run(long users, Path folder, Path output, String argument) {
    List<String> command = new ArrayList<>(packaged.command());
    command.add(argument);
    boolean prints = argument.equals("--export-users");
    try {
      Path log = Files.createTempFile("hexauth-tool", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(stores.environment());
      builder.environment().putAll(new SigningKeys().environment());
      builder.directory(folder.toFile());
      builder.redirectError(log.toFile());
      builder.redirectOutput(prints ? output.toFile() : log.toFile());
      double postgresBefore = stores.postgresMillis();
      long start = System.nanoTime();
      Process process = builder.start();
      double own = 0;
      double peak = 0;
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        own = Math.max(own, ProcFile.ownMillis(process.pid()));
        double resident = ProcFile.statusMib(process.pid(), "VmHWM");
        peak = Double.isNaN(resident) ? peak : Math.max(peak, resident);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (process.exitValue() != 0) {
        throw new LoadException(command + " failed:\n" + Files.readString(log));
      }
      return "%.1f s, %,.0f users/s; CPU %.1f s of the command, %.1f s of PostgreSQL; %.0f MiB"
          .formatted(
              seconds,
              users / seconds,
              own / 1e3,
              (stores.postgresMillis() - postgresBefore) / 1e3,
              peak);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted while a command runs");
    }
  }
}
