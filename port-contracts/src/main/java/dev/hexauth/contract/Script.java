package dev.hexauth.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What a session store is to be asked.
 *
 * @param before by one thread, before the others begin
 * @param atOnce by each of several threads, in the order of its list
 * @param after by one thread, after the others have ended
 */
record Script(List<Operation> before, List<List<Operation>> atOnce, List<Operation> after) {

  /** All of it in an order in which several threads might ask it. */
  List<Operation> inARow(Random random) {
    List<Operation> row = new ArrayList<>(before);
    List<List<Operation>> rest = new ArrayList<>(atOnce);
    while (!rest.isEmpty()) {
      List<Operation> course = rest.remove(random.nextInt(rest.size()));
      if (!course.isEmpty()) {
        row.add(course.getFirst());
        rest.add(course.subList(1, course.size()));
      }
    }
    row.addAll(after);
    return row;
  }

  /** The latest {@code now} in it. */
  Instant latest() {
    return Stream.of(before, atOnce.stream().flatMap(List::stream).toList(), after)
        .flatMap(List::stream)
        .map(Operation::time)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
