package dev.hexauth.resource;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays the routes of hexauth that a resource server asks, on a port of its own. */
final class FakeHexauth implements AutoCloseable {

  /** What the requests were: {@code metadata}, {@code keys}, or the form of a question. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** The values of {@code Authorization} of the questions. */
  final List<String> credentials = new CopyOnWriteArrayList<>();

  volatile HttpHandler metadata = exchange -> json(exchange, JSONObjectUtils.toJSONString(about()));
  volatile HttpHandler keys;
  volatile HttpHandler introspection = exchange -> json(exchange, "{\"active\":true}");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);

  FakeHexauth(SigningKey... keys) {
    this(0, keys);
  }

  FakeHexauth(int port, SigningKey... keys) {
    this.keys = publishing(keys);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/.well-known/openid-configuration", exchange -> noted("metadata", metadata, exchange));
    server.createContext("/keys", exchange -> noted("keys", this.keys, exchange));
    server.createContext("/introspect", this::introspect);
    server.start();
  }

  static HttpHandler publishing(SigningKey... keys) {
    List<Map<String, Object>> published = Arrays.stream(keys).map(SigningKey::published).toList();
    return exchange -> json(exchange, JSONObjectUtils.toJSONString(Map.of("keys", published)));
  }

  private Map<String, Object> about() {
    return Map.of(
        "issuer", uri(),
        "jwks_uri", uri() + "/keys",
        "introspection_endpoint", uri() + "/introspect");
  }

  private void introspect(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    noted(form, introspection, exchange);
  }

  private void noted(String request, HttpHandler handler, HttpExchange exchange)
      throws IOException {
    requests.add(request);
    handler.handle(exchange);
  }

  String uri() {
    return "http://localhost:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** How many of the requests were for keys. */
  long keyRequests() {
    return requests.stream().filter("keys"::equals).count();
  }

  /** The forms of the questions. */
  List<String> questions() {
    List<String> forms = new ArrayList<>(requests);
    forms.removeIf(request -> request.equals("keys") || request.equals("metadata"));
    return forms;
  }

  static void json(HttpExchange exchange, String json) throws IOException {
    answer(exchange, 200, "application/json", json);
  }

  static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Never answers. */
  HttpHandler hanging() {
    return exchange -> awaitClose();
  }

  /** Sends a head and a byte, and no more. */
  HttpHandler dripping() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      awaitClose();
    };
  }

  private void awaitClose() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
