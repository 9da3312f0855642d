package dev.hexauth.adapter.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TurnTreeTest {

  private static final int COURSES = 300;

  private final TurnTree<String> turns = new TurnTree<>();
  private final Map<Object, Long> served = new HashMap<>();
  private long clock;

  private long place(Object key) {
    return served.computeIfAbsent(key, _ -> clock++);
  }

  private long serve(Object key) {
    served.put(key, clock++);
    return served.get(key);
  }

  private void add(String job, Object... path) {
    turns.add(List.of(path), job, this::place);
  }

  private String next() {
    return turns.poll(this::serve).orElseThrow();
  }

  private List<String> rest() {
    return IntStream.range(0, turns.size()).mapToObj(_ -> next()).toList();
  }

  @Test
  void branches_take_turns_whatever_waits_in_each() {
    IntStream.range(0, 4).forEach(i -> add("a" + i, "a"));
    IntStream.range(0, 2).forEach(i -> add("b" + i, "b"));
    add("c0", "c");
    assertThat(rest()).containsExactly("a0", "b0", "c0", "a1", "b1", "a2", "a3");
  }

  @Test
  void a_branch_below_shares_the_turns_of_its_own_branch_alone() {
    add("a1", "a", "1");
    add("a2", "a", "2");
    add("a3", "a", "3");
    add("b1", "b", "1b");
    add("b2", "b", "1b");
    assertThat(rest()).containsExactly("a1", "b1", "a2", "b2", "a3");
  }

  @Test
  void a_branch_that_returns_waits_for_those_served_before_it() {
    add("a0", "a");
    add("b0", "b");
    assertThat(next()).isEqualTo("a0");
    add("a1", "a");
    add("b1", "b");
    assertThat(rest()).containsExactly("b0", "a1", "b1");
  }

  @Test
  void what_was_taken_out_is_not_served_and_leaves_nothing() {
    add("a0", "a", "1");
    add("a1", "a", "1");
    add("b0", "b", "2");
    assertThat(turns.remove(List.of("a", "1"), "a0")).isTrue();
    assertThat(turns.remove(List.of("a", "1"), "a0")).isFalse();
    assertThat(turns.remove(List.of("b", "3"), "b0")).isFalse();
    assertThat(turns.remove(List.of("b", "2"), "b0")).isTrue();
    assertThat(turns.size("b")).isZero();
    assertThat(turns.size()).isEqualTo(1);
    assertThat(rest()).containsExactly("a1");
    assertThat(turns.poll(this::serve)).isEmpty();
  }

  /** The estimate is no estimate if nobody else comes. */
  @Test
  void as_many_jobs_are_served_before_a_new_one_as_it_was_told() {
    for (int seed = 0; seed < COURSES; seed++) {
      Random random = new Random(seed);
      Course course = new Course(random);
      course.goOn(random.nextInt(60));
      List<Object> path = course.path();
      int ahead = turns.ahead(path, this::place);
      turns.add(path, "new", this::place);
      assertThat(rest().indexOf("new")).as("seed %d", seed).isEqualTo(ahead);
    }
  }

  @Test
  void no_job_is_lost_or_served_twice() {
    for (int seed = 0; seed < COURSES; seed++) {
      Course course = new Course(new Random(seed));
      course.goOn(200);
      assertThat(turns.size()).isEqualTo(course.waiting.size());
      assertThat(rest()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(course.jobs());
    }
  }

  @Test
  void of_branches_that_always_wait_none_is_ever_two_turns_ahead() {
    for (int seed = 0; seed < COURSES; seed++) {
      Random random = new Random(seed);
      int branches = 2 + random.nextInt(6);
      for (int i = 0; i < branches * 20; i++) {
        add(i % branches + ":" + i, i % branches);
      }
      int[] count = new int[branches];
      for (int i = 0; i < branches * 20; i++) {
        String job = next();
        count[Integer.parseInt(job.substring(0, job.indexOf(':')))]++;
        assertThat(IntStream.of(count).max().orElseThrow())
            .isLessThanOrEqualTo(IntStream.of(count).min().orElseThrow() + 1);
      }
    }
  }

  /** Jobs that come, are served and leave, on a tree of three levels. */
  private final class Course {

    private record Job(List<Object> path, String name) {}

    private final Random random;
    private final List<Job> waiting = new ArrayList<>();
    private int count;

    private Course(Random random) {
      this.random = random;
    }

    private List<Object> path() {
      int first = random.nextInt(3);
      int second = first * 10 + random.nextInt(4);
      return List.of("l" + first, "n" + second, "a" + (second * 10 + random.nextInt(3)));
    }

    private List<String> jobs() {
      return waiting.stream().map(Job::name).toList();
    }

    private void goOn(int steps) {
      for (int i = 0; i < steps; i++) {
        step(random.nextInt(10));
      }
    }

    private void step(int choice) {
      if (choice < 6 || waiting.isEmpty()) {
        Job job = new Job(path(), "job" + count++);
        waiting.add(job);
        turns.add(job.path, job.name, TurnTreeTest.this::place);
      } else if (choice < 9) {
        String name = next();
        assertThat(waiting.removeIf(job -> job.name.equals(name))).isTrue();
      } else {
        Job job = waiting.remove(random.nextInt(waiting.size()));
        assertThat(turns.remove(job.path, job.name)).isTrue();
      }
    }
  }
}
