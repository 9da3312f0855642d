package dev.hexauth.bootstrap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two nodes behind a load balancer that speaks HTTP/1.1, keeps connections on both sides, polls
 * {@code /readyz} of each node, and sends requests to ready nodes in turn. It retries nothing: if a
 * node does not answer a request, the response is 502.
 */
final class Balancer implements Traffic.Route, AutoCloseable {

  /** How long a request may take in transit. */
  private static final Duration WAY = Duration.ofMillis(50);

  /** After this time a node counts as not answering. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(25);

  /** Longer than any test takes: the balancer ends each drain when it no longer needs the node. */
  private static final String DRAIN = "10m";

  private static final byte[] BAD_GATEWAY =
      "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SettableClock clock = new SettableClock();
  private final AtomicInteger turn = new AtomicInteger();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerSocket port;
  private final Node[] nodes;
  private volatile boolean closed;

  /** Starts both nodes. */
  Balancer(Map<String, String> settings) {
    nodes = Stream.generate(() -> new Node(start(settings))).limit(2).toArray(Node[]::new);
    try {
      port = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    executor.execute(this::accept);
    Stream.of(nodes).forEach(node -> executor.execute(() -> watch(node)));
  }

  private Assembly start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("hexauth.shutdown.drain", DRAIN);
    return Assembly.start(all, clock);
  }

  SettableClock clock() {
    return clock;
  }

  @Override
  public Reply ask(Function<Api, Reply> question) {
    LockSupport.parkNanos(WAY.toNanos());
    return question.apply(new Api(URI.create("http://localhost:" + port.getLocalPort())));
  }

  /** One of the nodes, without the balancer. */
  Api node(int number) {
    return nodes[number].assembly.api();
  }

  /** Restarts a node with other settings, while the other one serves. */
  void restart(int number, Map<String, String> settings) {
    Node node = nodes[number];
    // Otherwise a probe from before the drain could still find the node ready after the wait below.
    await(() -> node.ready);
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(node.assembly::close, executor);
    await(() -> !node.ready && node.asked.get() == 0);
    node.assembly.drain().cut();
    stopped.join();
    node.idle.clear();
    node.assembly = start(settings);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private void watch(Node node) {
    while (!closed) {
      node.ready = isReady(node.assembly.uri());
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Sends a request over a connection of its own, like the probes of balancers. */
  private static boolean isReady(URI node) {
    try (Link link = new Link(node)) {
      HttpMessage probe = new HttpMessage("GET /readyz HTTP/1.1\r\nHost: node\r\n\r\n", "");
      return link.ask(probe).head().startsWith("HTTP/1.1 200 ");
    } catch (IOException notServing) {
      return false;
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = port.accept();
        executor.execute(() -> serve(client));
      } catch (IOException e) {
        closed = true;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      Optional<HttpMessage> request = HttpMessage.read(in);
      while (request.isPresent()) {
        client.getOutputStream().write(answer(request.get()));
        request = HttpMessage.read(in);
      }
    } catch (IOException gone) {
      // The client's own requests fail.
    }
  }

  private byte[] answer(HttpMessage request) throws IOException {
    Node node = next();
    try {
      return node.ask(request).forwarded();
    } catch (IOException noAnswer) {
      return BAD_GATEWAY;
    } finally {
      node.asked.decrementAndGet();
    }
  }

  /** A node that was ready at the last poll; waits until there is one. Counts a request for it. */
  private Node next() throws IOException {
    while (!closed) {
      for (int i = 0; i < nodes.length; i++) {
        Node node = nodes[Math.floorMod(turn.getAndIncrement(), nodes.length)];
        node.asked.incrementAndGet();
        if (node.ready) {
          return node;
        }
        node.asked.decrementAndGet();
      }
      // Frees the carrier: threads that spin would keep the nodes and their probes from running.
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new IOException("the balancer is closed");
  }

  @Override
  public void close() {
    closed = true;
    Stream.of(nodes).forEach(node -> node.assembly.drain().cut());
    Stream.of(nodes).forEach(node -> node.assembly.close());
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    executor.shutdownNow();
  }

  private static final class Node {

    private final Deque<Link> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean ready;
    private volatile Assembly assembly;

    Node(Assembly assembly) {
      this.assembly = assembly;
    }

    HttpMessage ask(HttpMessage request) throws IOException {
      Link kept = idle.poll();
      Link link = kept == null ? new Link(assembly.uri()) : kept;
      HttpMessage answer = link.ask(request);
      if (answer.closes()) {
        link.close();
      } else {
        idle.push(link);
      }
      return answer;
    }
  }

  /** A connection to a node. */
  private static final class Link implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    Link(URI node) throws IOException {
      socket = new Socket(node.getHost(), node.getPort());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      in = new BufferedInputStream(socket.getInputStream());
    }

    HttpMessage ask(HttpMessage request) throws IOException {
      socket.getOutputStream().write(request.forwarded());
      return HttpMessage.read(in).orElseThrow(() -> new IOException("closed without an answer"));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
