package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.logging.LogType;

/**
 * What a page must never do: break its Content-Security-Policy, log a warning or an error, leave an
 * exception or a rejection unhandled, or send a request to another origin. Chromium also logs each
 * response of 400 or more as an error; those of the API are no faults.
 */
final class Watch {

  private static final Pattern REFUSED_BY_THE_API =
      Pattern.compile(
          "SEVERE \\S+/api/\\S+ - Failed to load resource: the server responded with a status of"
              + " 4\\d\\d .*");
  private static final Pattern NOT_CONNECTED =
      Pattern.compile("SEVERE \\S+ - Failed to load resource: net::ERR_INTERNET_DISCONNECTED");
  private static final Pattern HARMLESS = Pattern.compile("(?s)(DEBUG|INFO|FINE|ALL) .*");
  private static final Pattern REQUEST =
      Pattern.compile(
          "\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");
  private static final Pattern LOCAL = Pattern.compile("(data|blob|about|chrome):.*");

  private final Chromium chromium;
  private final List<String> origins;

  Watch(Chromium chromium, URI... origins) {
    this.chromium = chromium;
    this.origins = Stream.of(origins).map(URI::toString).toList();
  }

  /** Forgets what was seen so far. */
  void clear() {
    var _ = faults(false);
  }

  void assertNoFaults(boolean offline) {
    assertThat(faults(offline)).as("faults that the browser reports").isEmpty();
  }

  List<String> faults(boolean offline) {
    List<String> faults =
        new ArrayList<>(
            chromium.drain(LogType.BROWSER).stream()
                .filter(line -> !HARMLESS.matcher(line).matches())
                .filter(line -> !REFUSED_BY_THE_API.matcher(line).matches())
                .filter(line -> !offline || !NOT_CONNECTED.matcher(line).matches())
                .toList());
    requests().stream()
        .filter(url -> !LOCAL.matcher(url).matches())
        .filter(url -> origins.stream().noneMatch(origin -> url.startsWith(origin + "/")))
        .map(url -> "a request to " + url)
        .forEach(faults::add);
    return faults;
  }

  private List<String> requests() {
    return chromium.drain(LogType.PERFORMANCE).stream()
        .map(REQUEST::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }
}
