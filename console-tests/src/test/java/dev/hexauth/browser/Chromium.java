package dev.hexauth.browser;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.HttpMethod;

/**
 * Chromium without a screen, and its driver: those at the system properties {@code chromium} and
 * {@code chromedriver}, which mvnw sets. Nothing is downloaded.
 */
final class Chromium extends RemoteWebDriver {

  private static final String CDP = "executeCdpCommand";

  private final ChromeDriverService service;

  private Chromium(ChromeDriverService service) {
    super(
        new HttpCommandExecutor(
            Map.of(CDP, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST)),
            service.getUrl()),
        options());
    this.service = service;
  }

  static Chromium start() throws IOException {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(property("chromedriver")))
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    service.start();
    return new Chromium(service);
  }

  private static ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    if (!property("chromium").equals("none")) {
      options.setBinary(property("chromium"));
    }
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        // Root, as in containers, has no sandbox, and their /dev/shm is small.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--lang=en-US",
        "--force-color-profile=srgb");
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "intl.accept_languages", "en-US,en",
            "credentials_enable_service", false,
            "profile.password_manager_leak_detection", false));
    return options;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  /** A command of the Chrome DevTools Protocol, for the current window. */
  Map<String, Object> cdp(String command, Map<String, ?> parameters) {
    @SuppressWarnings("unchecked")
    Map<String, Object> answer =
        (Map<String, Object>)
            Objects.requireNonNull(
                execute(CDP, Map.of("cmd", command, "params", parameters)).getValue());
    return answer;
  }

  /** The lines of one of its logs since the last call. */
  List<String> drain(String log) {
    return manage().logs().get(log).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  @Override
  public void quit() {
    super.quit();
    service.stop();
  }
}
