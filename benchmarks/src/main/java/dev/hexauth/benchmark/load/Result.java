package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Set;

/**
 * The result of a load test, in the form in which it is stored.
 *
 * @param commit what was measured
 * @param firstAnswerMillis from the start of the process to its first response with status 200
 * @param wrongAnswers the first few of them
 */
record Result(
    String name,
    int connections,
    double seconds,
    String commit,
    String jar,
    List<String> javaOptions,
    Machine machine,
    String stores,
    List<Run> runs,
    Memory memory,
    double firstAnswerMillis,
    Set<String> wrongAnswers) {}
