package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Which processors run which processes: half of them the nodes, an equal share for each, and the
 * others the stores and the load generator. Without a processor for each node in one half, all run
 * everything.
 *
 * @param processors of the machine
 * @param nodes how many nodes there are at most
 */
record Shares(int processors, int nodes) {

  /** Processors for each node; 0 if nothing is pinned. */
  int each() {
    return processors / 2 / nodes;
  }

  boolean isPinned() {
    return each() > 0;
  }

  /** The command that starts a node, from 0, on its share. */
  List<String> starter(int node) {
    return isPinned()
        ? List.of("taskset", "-c", range(node * each(), (node + 1) * each()))
        : List.of();
  }

  /** The processors of the stores and the load generator, as {@code taskset} names them. */
  String others() {
    return range(nodes * each(), processors);
  }

  private static String range(int first, int end) {
    return first + "-" + (end - 1);
  }

  /** Moves the threads of running processes to the processors of the stores. */
  void moveOthers(List<Long> pids) {
    if (isPinned()) {
      for (long pid : pids) {
        String _ =
            Program.run(
                Path.of("."), Map.of(), List.of("taskset", "-acp", others(), Long.toString(pid)));
      }
    }
  }

  /** The sentence about it in a report. */
  @Override
  public String toString() {
    return isPinned()
        ? "each node on %d of %d processors; stores and load generator on %s"
            .formatted(each(), processors, others())
        : "not pinned: %d processors for up to %d nodes, stores and load generator"
            .formatted(processors, nodes);
  }
}
