package dev.hexauth.bootstrap;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two nodes behind a load balancer. It leads questions to them by turns; a node that is to be
 * restarted is led no more, and has answered all it was asked before it is told to stop.
 */
final class Balancer implements Traffic.Route, AutoCloseable {

  /** What a question spends on its way. */
  private static final Duration WAY = Duration.ofMillis(50);

  private final SettableClock clock = new SettableClock();
  private final AtomicInteger turn = new AtomicInteger();
  private final Node[] nodes;

  /** Starts both. */
  Balancer(Map<String, String> settings) {
    nodes = Stream.generate(() -> new Node(start(settings))).limit(2).toArray(Node[]::new);
  }

  private Assembly start(Map<String, String> settings) {
    return Assembly.start(settings, clock);
  }

  SettableClock clock() {
    return clock;
  }

  @Override
  public Reply ask(Function<Api, Reply> question) {
    LockSupport.parkNanos(WAY.toNanos());
    while (true) {
      Node node = nodes[Math.floorMod(turn.getAndIncrement(), nodes.length)];
      if (!node.leaving && node.serving.readLock().tryLock()) {
        try {
          return question.apply(node.assembly.api());
        } finally {
          node.serving.readLock().unlock();
        }
      }
    }
  }

  /** One of the nodes, past the balancer. */
  Api node(int number) {
    return nodes[number].assembly.api();
  }

  /** Restarts a node with other settings, while the other one serves. */
  void restart(int number, Map<String, String> settings) {
    Node node = nodes[number];
    node.leaving = true;
    node.serving.writeLock().lock();
    try {
      node.assembly.close();
      node.assembly = start(settings);
    } finally {
      node.serving.writeLock().unlock();
    }
    node.leaving = false;
  }

  @Override
  public void close() {
    Stream.of(nodes).forEach(node -> node.assembly.close());
  }

  private static final class Node {

    private final ReadWriteLock serving = new ReentrantReadWriteLock();
    private volatile boolean leaving;
    private volatile Assembly assembly;

    Node(Assembly assembly) {
      this.assembly = assembly;
    }
  }
}
