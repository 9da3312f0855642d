package dev.hexauth.benchmark.load;

import dev.hexauth.benchmark.load.ProxiedApi.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * A user who is not part of an attack, and makes one attempt at each step.
 *
 * @param every the time from one attempt to the next
 * @param atLeast the share of attempts that must succeed, 0 to 1
 * @param request the request of each attempt, by its number from 0
 * @param answers so far
 */
record Bystander(
    String name,
    Duration every,
    double atLeast,
    IntFunction<Answer> request,
    Queue<Answer> answers) {

  Bystander(String name, Duration every, double atLeast, IntFunction<Answer> request) {
    this(name, every, atLeast, request, new ConcurrentLinkedQueue<>());
  }

  void attempt(int number) {
    answers.add(request.apply(number));
  }

  /**
   * The results of the attempts.
   *
   * @param slowest of the successful ones, in milliseconds
   */
  record Outcome(
      String name, int tries, long succeeded, double atLeast, double median, double slowest) {

    boolean isGoodEnough() {
      return tries > 0 && succeeded >= atLeast * tries;
    }
  }

  Outcome outcome() {
    List<Answer> all = List.copyOf(answers);
    double[] millis =
        all.stream().filter(Answer::isSuccess).mapToDouble(Answer::millis).sorted().toArray();
    return new Outcome(
        name,
        all.size(),
        millis.length,
        atLeast,
        millis.length == 0 ? 0 : Run.median(millis),
        millis.length == 0 ? 0 : millis[millis.length - 1]);
  }
}
