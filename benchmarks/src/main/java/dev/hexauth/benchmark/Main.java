package dev.hexauth.benchmark;

import dev.hexauth.benchmark.load.AttackCommand;
import dev.hexauth.benchmark.load.CapacityCommand;
import dev.hexauth.benchmark.load.CompareCommand;
import dev.hexauth.benchmark.load.ImportCommand;
import dev.hexauth.benchmark.load.IntrospectCommand;
import dev.hexauth.benchmark.load.LoadCommand;
import dev.hexauth.benchmark.load.NodesCommand;
import dev.hexauth.benchmark.load.ScaleCommand;
import dev.hexauth.benchmark.load.SoakCommand;
import dev.hexauth.benchmark.load.StartCommand;
import dev.hexauth.benchmark.load.StormCommand;
import dev.hexauth.benchmark.load.VersusCommand;
import dev.hexauth.benchmark.mail.MailCommand;
import dev.hexauth.benchmark.micro.MicroCommand;
import dev.hexauth.benchmark.plot.PlotCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; {@code benchmarks/run} starts it. */
@Command(
    name = "run",
    description = "Measures hexauth.",
    subcommands = {
      MicroCommand.class,
      LoadCommand.class,
      IntrospectCommand.class,
      StormCommand.class,
      AttackCommand.class,
      StartCommand.class,
      CompareCommand.class,
      VersusCommand.class,
      ScaleCommand.class,
      NodesCommand.class,
      ImportCommand.class,
      SoakCommand.class,
      MailCommand.class,
      PlotCommand.class,
      CapacityCommand.class,
    },
    mixinStandardHelpOptions = true)
public final class Main {

  private Main() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }
}
