package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * What a user sees and does in the current window. Elements are found by their visible names, in
 * the dialog if one is open; every method waits until they are there.
 */
final class Page {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 20;

  /** The visible element of a kind with that name; or the one whose name begins with it. */
  private static final String FIND =
      """
      const [selector, wanted] = arguments;
      const root = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
      const nameOf = (element) =>
        (element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText)
          .replace(/\\s+/g, " ").trim();
      const all = [...root.querySelectorAll(selector)].filter((element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
      return all.find((element) => nameOf(element) === wanted)
        ?? all.find((element) => nameOf(element).startsWith(wanted));
      """;

  private final Chromium chromium;
  private final URI base;

  Page(Chromium chromium, URI base) {
    this.chromium = chromium;
    this.base = base;
  }

  /** Deletes the pictures of earlier builds. */
  static void clearScreenshots() throws IOException {
    Files.createDirectories(SCREENSHOTS);
    try (Stream<Path> pictures = Files.list(SCREENSHOTS)) {
      for (Path picture : pictures.toList()) {
        Files.delete(picture);
      }
    }
  }

  /** Opens a path of the service, or another URL, also if only the fragment differs. */
  Page open(String pathOrUrl) {
    chromium.get("about:blank");
    chromium.get(base.resolve(pathOrUrl).toString());
    return this;
  }

  Page fill(String label, String value) {
    return with(
        "input, textarea",
        label,
        element -> {
          element.clear();
          element.sendKeys(value);
        });
  }

  Page choose(String label, String option) {
    return with(
        "select",
        label,
        element ->
            chromium.executeScript(
                """
                const [select, text] = arguments;
                select.value = [...select.options].find((option) => option.text === text).value;
                select.dispatchEvent(new Event("change", { bubbles: true }));
                """,
                element,
                option));
  }

  /** Presses a button. */
  Page press(String name) {
    return with("button, summary", name, WebElement::click);
  }

  /** Follows a link. */
  Page follow(String name) {
    return with("a", name, WebElement::click);
  }

  private Page with(String selector, String name, Consumer<WebElement> act) {
    await(
        () -> "%s \"%s\"".formatted(selector, name),
        () -> {
          @Nullable WebElement found = (WebElement) chromium.executeScript(FIND, selector, name);
          if (found == null) {
            return false;
          }
          act.accept(found);
          return true;
        });
    return this;
  }

  /** Waits for a text. */
  Page sees(String text) {
    await(() -> "\"" + text + "\"", () -> shows(text));
    return this;
  }

  /** Loads the page again until it shows a text, which the service writes later. */
  Page seesSoon(String text) {
    await(
        () -> "\"" + text + "\"",
        () -> {
          if (shows(text)) {
            return true;
          }
          chromium.navigate().refresh();
          await(() -> "the loaded page", this::isLoaded);
          return shows(text);
        });
    return this;
  }

  private boolean isLoaded() {
    return Boolean.TRUE.equals(
        chromium.executeScript(
            "return document.querySelector('h1') && !document.querySelector('[aria-busy=true]')"));
  }

  /** Waits until a text is gone. */
  Page seesNo(String text) {
    await(() -> "no \"" + text + "\"", () -> !shows(text));
    return this;
  }

  boolean shows(String text) {
    return text().contains(text);
  }

  /** All visible text, with spaces instead of line breaks. */
  String text() {
    return String.valueOf(
        chromium.executeScript("return document.body?.innerText.replace(/\\s+/g, ' ') ?? ''"));
  }

  /** Types on the keyboard, wherever the focus is. */
  Page type(CharSequence... keys) {
    new Actions(chromium).sendKeys(keys).perform();
    return this;
  }

  /** Moves the focus with the tabulator until it is on an element with that name. */
  Page tabTo(String name) {
    for (int i = 0; i < 40; i++) {
      type(Keys.TAB);
      if (name.equals(focused())) {
        return this;
      }
    }
    throw new AssertionError("the tabulator does not reach \"" + name + "\"");
  }

  private String focused() {
    return String.valueOf(
        chromium.executeScript(
            """
            const element = document.activeElement;
            return (element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText
              ?? element.innerText).replace(/\\s+/g, " ").trim();
            """));
  }

  /** Goes to a page of the console at a time, in milliseconds of the browser's clock. */
  void goTo(String path, String time) {
    chromium.executeScript(
        "setTimeout(() => { location.hash = '#/' + arguments[0]; }, arguments[1] - Date.now())",
        path,
        time);
  }

  void assertFocusIsVisible() {
    assertThat(
            script(
                """
                const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
                return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
                """))
        .as("whether the focus is visible")
        .isEqualTo("true");
  }

  /** The result of a script, which may be a promise. */
  String script(String script, Object... arguments) {
    return String.valueOf(
        chromium.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "(async (...arguments_) => {"
                + script
                + "})(...arguments)"
                + ".then(done, (error) => done(String(error.stack)));",
            arguments));
  }

  /** Runs the text of a script that is not from the page. */
  void load(String script) {
    chromium.executeScript(script);
  }

  Page widthOf(int pixels) {
    chromium.cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  Page scheme(String scheme) {
    chromium.cdp(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  Page offline(boolean offline) {
    chromium.cdp("Network.enable", Map.of());
    chromium.cdp(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline", offline,
            "latency", 0,
            "downloadThroughput", -1,
            "uploadThroughput", -1));
    return this;
  }

  /** Nothing is wider than the window. */
  void assertFitsInWidth() {
    assertThat(
            chromium.executeScript(
                "const { scrollWidth, clientWidth } = document.documentElement;"
                    + "return scrollWidth - clientWidth"))
        .as("pixels beyond the width of %s", chromium.getCurrentUrl())
        .isEqualTo(0L);
  }

  /** Keeps a picture of the whole page in {@code target/screenshots}. */
  Page screenshot(String name) {
    Object height = chromium.executeScript("return document.documentElement.scrollHeight");
    Object width = chromium.executeScript("return innerWidth");
    Map<String, Object> picture =
        chromium.cdp(
            "Page.captureScreenshot",
            Map.of(
                "format",
                "png",
                "captureBeyondViewport",
                true,
                "clip",
                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
    try {
      Files.write(
          SCREENSHOTS.resolve(name + ".png"),
          Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Waits until a condition holds; elements that are replaced meanwhile are found again. */
  void await(Supplier<String> what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "%s did not come; %s shows: %s"
                .formatted(what.get(), chromium.getCurrentUrl(), text()));
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (StaleElementReferenceException replaced) {
      return false;
    }
  }
}
