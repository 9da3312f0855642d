package dev.hexauth.benchmark.load;

import dev.hexauth.benchmark.plot.PlotCommand;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run versus}: hexauth beside what else people would use. */
@Command(
    name = "versus",
    description = "hexauth, Keycloak and better-auth on the same stores, with the same load.",
    mixinStandardHelpOptions = true)
public final class VersusCommand implements Runnable {

  @Mixin private VersusPlan plan = new VersusPlan();

  /** What is measured. */
  enum Part {
    /** Starts, operations and memory. */
    TABLE,
    /** Who-am-I in each second of the first minute after the start. */
    FIRST_MINUTE,
    /** Both. */
    ALL
  }

  @Option(names = "--part", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private Part part = Part.ALL;

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "a folder for the results as pictures")
  private @Nullable Path pictures;

  @Override
  public void run() {
    Packaged packaged = plan.packaged();
    try (Stores.Servers servers = Stores.servers()) {
      Stores own = servers.empty();
      List<Peer> peers =
          List.of(
              new Hexauth(packaged, own),
              new Keycloak(TemporaryFolder.make("hexauth-keycloak"), servers.empty().database()),
              new BetterAuth(TemporaryFolder.make("hexauth-better-auth"), servers.empty()));
      Report report = new Report(System.out);
      peers.forEach(peer -> {
        report.print("preparing " + peer.name());
        peer.prepare(plan.users());
      });
      Comparison comparison = new Comparison(plan, own, peers);
      if (part != Part.FIRST_MINUTE) {
        Versus versus = comparison.measure();
        report.print(VersusTable.of(versus));
        draw(report.kept(versus, "versus", plan.results()), "versus.svg");
      }
      if (part != Part.TABLE) {
        FirstMinute minute = comparison.firstMinute();
        report.print("\n" + VersusTable.of(minute));
        draw(report.kept(minute, "first-minute", plan.results()), "first-minute.svg");
      }
    }
  }

  private void draw(Path result, String name) {
    if (pictures != null) {
      PlotCommand.draw(pictures.resolve(name), result);
    }
  }
}
