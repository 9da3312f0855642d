package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import dev.hexauth.bootstrap.PackagedService;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.devservices.mail.Mailbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The running service, a server of the client's files, and the browser. */
final class Stage implements AutoCloseable {

  private static final Path CLIENT = Path.of("..", "clients", "javascript");
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/\\S+");

  private final PackagedService service;
  private final HttpServer files;
  private final Chromium chromium;
  private final Watch watch;
  private final String window;
  private String lastWindow;
  private boolean offline;

  private Stage(PackagedService service, HttpServer files, Chromium chromium) {
    this.service = service;
    this.files = files;
    this.chromium = chromium;
    this.watch = new Watch(chromium, service.uri(), otherHost(), uri(files));
    this.window = chromium.getWindowHandle();
    this.lastWindow = window;
  }

  static Stage open() {
    try {
      Page.clearScreenshots();
      HttpServer files =
          SimpleFileServer.createFileServer(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              CLIENT.toRealPath(),
              OutputLevel.NONE);
      files.start();
      CompletableFuture<PackagedService> service =
          CompletableFuture.supplyAsync(() -> start(uri(files)));
      Chromium chromium = Chromium.start();
      try {
        return new Stage(service.join(), files, chromium);
      } catch (CompletionException notStarted) {
        chromium.quit();
        throw notStarted;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PackagedService start(URI client) {
    try {
      return PackagedService.start(
          Files.createDirectories(Path.of("target", "service")),
          Map.of(
              "HEXAUTH_WEB_ALLOWEDORIGINS", client.toString(), "HEXAUTH_PASSWORD_BCRYPTCOST", "4"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI uri(HttpServer server) {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  PackagedService service() {
    return service;
  }

  Chromium chromium() {
    return chromium;
  }

  /** The origin of the client's files. */
  URI client() {
    return uri(files);
  }

  /** The current window. */
  Page page() {
    return new Page(chromium, service.uri());
  }

  /** Registers a user, without the browser. */
  User register(User user) {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri().resolve("/api/auth/register"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(user.registration()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return user;
  }

  User admin(String name) {
    User admin = register(User.named(name));
    try {
      service.makeAdmin(admin.email());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return admin;
  }

  /** Logs in on the console, and waits for the page at {@code path}. */
  Page logIn(User user, String path) {
    return logIn(page(), user, path);
  }

  Page logIn(Page page, User user, String path) {
    return page.open("/#/" + path)
        .fill("E-mail address", user.email())
        .fill("Password", user.password())
        .press("Log in")
        .sees("Log out");
  }

  /** Opens another window of the same browser, which is the current one then. */
  Page otherTab() {
    lastWindow =
        String.valueOf(
            chromium.cdp("Target.createTarget", Map.of("url", "about:blank")).get("targetId"));
    return lastTab();
  }

  /** Opens a window whose page has another host, and so cookies and storage of its own. */
  Page otherProfile() {
    otherTab();
    return new Page(chromium, otherHost());
  }

  private URI otherHost() {
    return URI.create("http://127.0.0.1:" + service.uri().getPort());
  }

  /** Goes to the window that was opened last. */
  Page lastTab() {
    chromium.switchTo().window(lastWindow);
    return page();
  }

  /** Goes back to the first window. */
  Page firstTab() {
    chromium.switchTo().window(window);
    return page();
  }

  /** The first link in the next letter to that address that leads to {@code path}. */
  String link(String address, String path) {
    Mailbox mailbox = TestServices.mailServer().mailbox();
    while (true) {
      Matcher link = LINK.matcher(mailbox.next(address).text());
      while (link.find()) {
        if (link.group().contains(path)) {
          return link.group();
        }
      }
    }
  }

  /** From now on, requests of the current window fail, or no longer. */
  void offline(boolean off) {
    offline |= off;
    page().offline(off);
  }

  /** Closes all windows but one, and logs it out. */
  void reset() {
    for (String handle : chromium.getWindowHandles()) {
      if (!handle.equals(window)) {
        chromium.switchTo().window(handle).close();
      }
    }
    chromium.switchTo().window(window);
    chromium.cdp("Network.clearBrowserCookies", Map.of());
    for (URI origin : List.of(service.uri(), otherHost(), client())) {
      chromium.cdp(
          "Storage.clearDataForOrigin",
          Map.of("origin", origin.toString(), "storageTypes", "local_storage"));
    }
    page().widthOf(1280).scheme("light");
    offline = false;
    forget();
  }

  /** What the browser has reported since the last call. */
  List<String> faults() {
    return watch.faults(false);
  }

  /** Leaves the page, and forgets what the browser has reported. */
  void forget() {
    chromium.get("about:blank");
    watch.clear();
  }

  void assertNoFaults() {
    watch.assertNoFaults(offline);
  }

  @Override
  public void close() {
    chromium.quit();
    service.close();
    files.stop(0);
  }
}
