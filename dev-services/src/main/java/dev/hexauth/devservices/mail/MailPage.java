package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page on the loopback address that shows the mails of a mailbox, live. Mails are hostile: the
 * page runs its own script only, and a mail's HTML is shown without scripts in a sandbox of another
 * origin. Requests under another host name are refused, because a web site could make its name
 * resolve to the loopback address and read the mails.
 */
public final class MailPage implements AutoCloseable {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Pattern MAIL = Pattern.compile("/mails/([0-9a-f-]{36})(/html|/source)?");
  private static final String POLICY =
      """
      default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; \
      img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
      require-trusted-types-for 'script'; trusted-types 'none'\
      """;

  /** Styles in a mail work; scripts, forms, and content from elsewhere do not. */
  private static final String MAIL_POLICY =
      """
      default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
      form-action 'none'; frame-ancestors 'self'; \
      sandbox allow-popups allow-popups-to-escape-sandbox\
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "/", "index.html",
          "/page.css", "page.css",
          "/page.js", "page.js");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8");

  private final Mailbox mailbox;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> hosts;

  private MailPage(Mailbox mailbox, HttpServer server) {
    this.mailbox = mailbox;
    this.server = server;
    this.hosts = Set.of("localhost:" + port(), "127.0.0.1:" + port());
  }

  /** Shows the mails of {@code mailbox} at {@code port}; 0 for any free port. */
  public static MailPage of(Mailbox mailbox, int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
      MailPage page = new MailPage(mailbox, server);
      server.createContext("/", page::answer);
      server.setExecutor(page.threads);
      // From a daemon thread, so that the server's thread is one and no application outlives its
      // main.
      CompletableFuture.runAsync(server::start).join();
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its URL, for a browser on this machine. */
  public String url() {
    return "http://localhost:" + port();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String host = exchange.getRequestHeaders().getFirst("Host");
      Matcher mail = MAIL.matcher(path);
      if (host == null || !hosts.contains(host)) {
        refuse(exchange, 421, "Open " + url());
      } else if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, 405, "Only GET is possible");
      } else if (path.equals("/events")) {
        sendEvents(exchange);
      } else if (FILES.containsKey(path)) {
        String name = FILES.getOrDefault(path, "");
        String extension = name.substring(name.indexOf('.') + 1);
        send(exchange, TYPES.getOrDefault(extension, ""), POLICY, file(name));
      } else if (mail.matches()) {
        sendMail(exchange, mail);
      } else {
        refuse(exchange, 404, "There is no such page");
      }
    }
  }

  private void sendMail(HttpExchange exchange, Matcher path) throws IOException {
    Optional<ReceivedMail> found = id(path.group(1)).flatMap(mailbox::find);
    if (found.isEmpty()) {
      refuse(exchange, 404, "This mail is no longer kept");
      return;
    }
    ReceivedMail mail = found.get();
    switch (String.valueOf(path.group(2))) {
      case "/html" -> send(exchange, "text/html; charset=UTF-8", MAIL_POLICY, html(mail));
      case "/source" -> send(exchange, "text/plain; charset=UTF-8", MAIL_POLICY, mail.source());
      default -> send(exchange, "application/json", POLICY, MailJson.whole(mail));
    }
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Its links open in a new tab, for they cannot open in the sandbox. */
  private static String html(ReceivedMail mail) {
    return "<!doctype html><base target=\"_blank\">" + mail.html();
  }

  /** Server-sent events: all mails at first, then each new one. */
  private void sendEvents(HttpExchange exchange) throws IOException {
    start(exchange, 200, "text/event-stream", POLICY, 0);
    OutputStream out = exchange.getResponseBody();
    long known = mailbox.received();
    write(out, event("list", list(mailbox.all())));
    while (!threads.isShutdown()) {
      if (mailbox.awaitMoreThan(known, HEARTBEAT)) {
        known = mailbox.received();
        write(out, event("list", list(mailbox.all())));
      } else {
        write(out, ": still here\n\n");
      }
    }
  }

  private static String event(String name, String data) {
    return "event: %s\ndata: %s\n\n".formatted(name, data);
  }

  private static String list(List<ReceivedMail> mails) {
    return mails.reversed().stream()
        .map(MailJson::summary)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    byte[] body = (why + "\n").getBytes(UTF_8);
    start(exchange, status, "text/plain; charset=UTF-8", POLICY, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void send(HttpExchange exchange, String type, String policy, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    start(exchange, 200, type, policy, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void start(
      HttpExchange exchange, int status, String type, String policy, long length)
      throws IOException {
    Map<String, String> headers =
        Map.of(
            "Content-Type", type,
            "Content-Security-Policy", policy,
            "Cache-Control", "no-store",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, length);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private static String file(String name) {
    try (InputStream in = MailPage.class.getResourceAsStream(name)) {
      return new String(requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
