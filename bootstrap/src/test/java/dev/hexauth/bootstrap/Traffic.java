package dev.hexauth.bootstrap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Users at work, each with a session of his own, asking and refreshing without a pause. */
final class Traffic implements AutoCloseable {

  /** One answer. */
  record Answer(String route, Reply reply, Duration took) {}

  private final Api api;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final ExecutorService executor;
  private final List<Future<?>> users = new ArrayList<>();

  /** Begins, with one thread for each of {@code sessions}. */
  Traffic(Api api, List<Tokens> sessions) {
    this.api = api;
    this.executor = Executors.newFixedThreadPool(sessions.size());
    sessions.forEach(session -> users.add(executor.submit(() -> work(session))));
  }

  private void work(Tokens session) {
    Tokens current = session;
    while (!ended.get()) {
      String access = current.access();
      ask("me", () -> api.me(access));
      String refresh = current.refresh();
      Reply refreshed = ask("refresh", () -> api.refresh(refresh));
      current = refreshed.status() == 200 ? refreshed.tokens() : current;
    }
  }

  private Reply ask(String route, Supplier<Reply> question) {
    Answer answer = timed(route, question);
    answers.add(answer);
    return answer.reply();
  }

  static Answer timed(String route, Supplier<Reply> question) {
    long start = System.nanoTime();
    Reply reply = question.get();
    return new Answer(route, reply, Duration.ofNanos(System.nanoTime() - start));
  }

  /** What has been answered so far. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Ends when every user has his last answer. */
  @Override
  public void close() {
    ended.set(true);
    executor.close();
    for (Future<?> user : users) {
      try {
        user.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError("a user was not answered", e);
      }
    }
  }
}
