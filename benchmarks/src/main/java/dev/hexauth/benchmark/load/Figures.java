package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures of one product among others.
 *
 * @param differences where its work is not that of the others
 * @param startMillis from the start of the process to its first response with 200, of each start
 * @param mib its memory after all operations, as {@link ProcFile#residentMib}
 * @param runs the windows of each operation
 * @param wrongAnswers the first few of them
 */
record Figures(
    String name,
    List<String> differences,
    List<Double> startMillis,
    double mib,
    Map<Operation, List<Run>> runs,
    Set<String> wrongAnswers) {

  /** The medians of an operation. */
  Run median(Operation operation) {
    return Run.median(runs.getOrDefault(operation, List.of()));
  }

  /** The median of its starts. */
  double firstAnswerMillis() {
    return Run.median(startMillis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }
}
