package dev.hexauth.benchmark;

import dev.hexauth.benchmark.load.LoadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; {@code benchmarks/run} starts it. */
@Command(
    name = "run",
    description = "Measures hexauth.",
    subcommands = {LoadCommand.class},
    mixinStandardHelpOptions = true)
public final class Main {

  private Main() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }
}
