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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Users, each with a session, who send requests and refresh without pause. */
final class Traffic implements AutoCloseable {

  /** One response. */
  record Answer(String route, Reply reply, Duration took) {}

  /** Routes a request to a node of the service. */
  interface Route {
    Reply ask(Function<Api, Reply> question);
  }

  private final Route balancer;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<AtomicInteger> refreshes;
  private final ExecutorService executor;
  private final List<Future<?>> users = new ArrayList<>();

  /** Begins, with one thread for each of {@code sessions}. */
  Traffic(Api api, List<Tokens> sessions) {
    this(question -> question.apply(api), sessions);
  }

  /** The same, of a service that is reached by {@code balancer}. */
  Traffic(Route balancer, List<Tokens> sessions) {
    this.balancer = balancer;
    this.executor = Executors.newFixedThreadPool(sessions.size());
    this.refreshes = sessions.stream().map(_ -> new AtomicInteger()).toList();
    for (int i = 0; i < sessions.size(); i++) {
      int user = i;
      users.add(executor.submit(() -> work(sessions.get(user), refreshes.get(user))));
    }
  }

  private void work(Tokens session, AtomicInteger count) {
    Tokens current = session;
    while (!ended.get()) {
      String access = current.access();
      ask("me", api -> api.me(access));
      String refresh = current.refresh();
      Reply refreshed = ask("refresh", api -> api.refresh(refresh));
      if (refreshed.status() == 200) {
        current = refreshed.tokens();
        count.incrementAndGet();
      }
    }
  }

  private Reply ask(String route, Function<Api, Reply> question) {
    Answer answer = timed(route, () -> balancer.ask(question));
    answers.add(answer);
    return answer.reply();
  }

  static Answer timed(String route, Supplier<Reply> question) {
    long start = System.nanoTime();
    Reply reply = question.get();
    return new Answer(route, reply, Duration.ofNanos(System.nanoTime() - start));
  }

  /** The responses so far. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** The lowest number of refreshes of any user so far. */
  int refreshes() {
    return refreshes.stream().mapToInt(AtomicInteger::get).min().orElse(0);
  }

  /** Ends when every user has the last response. */
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
