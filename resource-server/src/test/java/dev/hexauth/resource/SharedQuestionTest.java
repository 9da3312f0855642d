package dev.hexauth.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SharedQuestionTest {

  private static final Duration STEP = Duration.ofSeconds(1);

  private final SetTime time = new SetTime();
  private final Deque<CompletableFuture<String>> sent = new ArrayDeque<>();
  private final SharedQuestion<String> question = question(0);

  private SharedQuestion<String> question(long pause) {
    return new SharedQuestion<>(
        () -> {
          CompletableFuture<String> answer = new CompletableFuture<>();
          sent.add(answer);
          return answer;
        },
        time,
        pause);
  }

  @Test
  void callers_before_a_question_is_sent_share_it() {
    long arrived = time.read();
    time.pass(STEP);
    CompletableFuture<String> first = question.ask(arrived);
    CompletableFuture<String> second = question.ask(arrived);
    assertThat(sent).hasSize(1);
    sent.remove().complete("a");
    assertThat(first).isCompletedWithValue("a");
    assertThat(second).isCompletedWithValue("a");
  }

  @Test
  void a_later_caller_waits_for_the_next_question_which_others_share() {
    CompletableFuture<String> first = question.ask(time.read());
    time.pass(STEP);
    CompletableFuture<String> second = question.ask(time.read());
    time.pass(STEP);
    CompletableFuture<String> third = question.ask(time.read());
    assertThat(sent).hasSize(1);

    sent.remove().complete("a");
    assertThat(first).isCompletedWithValue("a");
    assertThat(second).isNotDone();
    assertThat(sent).hasSize(1);

    sent.remove().complete("b");
    assertThat(second).isCompletedWithValue("b");
    assertThat(third).isCompletedWithValue("b");
    assertThat(sent).isEmpty();
  }

  @Test
  void an_answer_counts_from_when_its_question_was_sent() {
    CompletableFuture<String> slow = question.ask(time.read());
    time.pass(STEP.multipliedBy(4));
    sent.remove().complete("a");
    assertThat(slow).isCompletedWithValue("a");

    time.pass(STEP);
    long arrived = time.read();
    assertThat(question.ask(arrived - STEP.multipliedBy(5).toNanos() - 1))
        .isCompletedWithValue("a");
    assertThat(question.ask(arrived - STEP.multipliedBy(5).toNanos())).isNotDone();
    assertThat(sent).hasSize(1);
  }

  @Test
  void a_failure_is_shared_by_the_callers_that_wait_and_is_forgotten() {
    CompletableFuture<String> first = question.ask(time.read());
    time.pass(STEP);
    CompletableFuture<String> second = question.ask(time.read());
    sent.remove().completeExceptionally(new IllegalStateException("down"));
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isNotDone();
    sent.remove().complete("b");
    assertThat(second).isCompletedWithValue("b");
  }

  @Test
  void a_failure_counts_for_the_pause_that_was_chosen() {
    SharedQuestion<String> pausing = question(STEP.toNanos());
    assertThat(pausing.ask(time.read())).isNotDone();
    sent.remove().completeExceptionally(new IllegalStateException("down"));
    time.pass(STEP.minusNanos(1));
    assertThat(pausing.ask(time.read())).isCompletedExceptionally();
    assertThat(sent).isEmpty();
    time.pass(Duration.ofNanos(1));
    assertThat(pausing.ask(time.read())).isNotDone();
    assertThat(sent).hasSize(1);
  }

  @Test
  void a_failure_does_not_replace_the_answer_before() {
    long start = time.read();
    time.pass(STEP);
    assertThat(question.ask(time.read())).isNotDone();
    sent.remove().complete("a");
    time.pass(STEP);
    assertThat(question.ask(time.read())).isNotDone();
    sent.remove().completeExceptionally(new IllegalStateException("down"));
    assertThat(question.ask(start)).isCompletedWithValue("a");
  }

  @Test
  void a_caller_that_gives_up_disturbs_no_other() {
    CompletableFuture<String> impatient = question.ask(time.read());
    CompletableFuture<String> patient = question.ask(time.read() - 1);
    impatient.cancel(true);
    assertThat(sent.peek()).isNotCancelled();
    sent.remove().complete("a");
    assertThat(patient).isCompletedWithValue("a");
  }

  @Test
  void a_sender_that_throws_is_a_failure() {
    SharedQuestion<String> broken =
        new SharedQuestion<>(
            () -> {
              throw new IllegalStateException("no way to send");
            },
            time,
            0);
    assertThat(broken.ask(time.read())).isCompletedExceptionally();
    assertThat(broken.isBusy()).isFalse();
  }

  /** The answer to a question is when it was sent, by a clock that moves with each look. */
  @Test
  void however_callers_race_no_answer_is_too_old_and_one_question_is_in_flight() throws Exception {
    AtomicLong clock = new AtomicLong();
    AtomicInteger inFlight = new AtomicInteger();
    List<String> faults = new CopyOnWriteArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      SharedQuestion<Long> racing =
          new SharedQuestion<>(
              () -> {
                long sentAt = clock.incrementAndGet();
                if (inFlight.incrementAndGet() > 1) {
                  faults.add("two questions in flight");
                }
                return CompletableFuture.supplyAsync(
                    () -> {
                      inFlight.decrementAndGet();
                      return sentAt;
                    },
                    threads);
              },
              clock::incrementAndGet,
              0);
      List<Future<?>> callers =
          IntStream.range(0, 6)
              .<Future<?>>mapToObj(caller ->
                  threads.submit(() -> {
                    for (int i = 0; i < 2_000; i++) {
                      long earliest =
                          clock.incrementAndGet() - ThreadLocalRandom.current().nextLong(50);
                      if (racing.ask(earliest).thenApply(sentAt -> sentAt <= earliest).join()) {
                        faults.add("an answer was too old");
                      }
                    }
                  }))
              .toList();
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    assertThat(faults).isEmpty();
  }
}
