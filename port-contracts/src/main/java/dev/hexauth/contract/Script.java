package dev.hexauth.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The operations of a test run on a session store.
 *
 * @param before those of one thread, before the others begin
 * @param atOnce those of each of several threads, which run at the same time
 * @param after those of one thread, after the others have ended
 */
record Script(List<Operation> before, List<List<Operation>> atOnce, List<Operation> after) {

  /** All operations in an order in which several threads might call them. */
  List<Operation> inARow(Random random) {
    List<Operation> row = new ArrayList<>(before);
    List<List<Operation>> rest = new ArrayList<>(atOnce);
    while (!rest.isEmpty()) {
      List<Operation> thread = rest.remove(random.nextInt(rest.size()));
      if (!thread.isEmpty()) {
        row.add(thread.getFirst());
        rest.add(thread.subList(1, thread.size()));
      }
    }
    row.addAll(after);
    return row;
  }

  /** The latest {@code now} of all operations. */
  Instant latest() {
    return Stream.of(before, atOnce.stream().flatMap(List::stream).toList(), after)
        .flatMap(List::stream)
        .map(Operation::time)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
