package dev.hexauth.adapter.mail;

import java.util.List;
import java.util.Optional;

/**
 * The short form of a user agent, for instance {@code Firefox (Windows)}. It consists of known
 * names only, because a client can send any text.
 */
final class Device {

  /** What a user agent contains, and the name; the first match counts. */
  private record Mark(String text, String name) {}

  private static final List<Mark> PROGRAMS =
      List.of(
          new Mark("Edg", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("SamsungBrowser/", "Samsung Internet"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Chrome/", "Chrome"),
          new Mark("Safari/", "Safari"),
          new Mark("curl/", "curl"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Android", "Android"),
          new Mark("Windows", "Windows"),
          new Mark("Macintosh", "macOS"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Linux", "Linux"));

  private Device() {}

  /** The program and the system, or empty if neither is known. */
  static Optional<String> of(String userAgent) {
    Optional<String> program = first(PROGRAMS, userAgent);
    Optional<String> system = first(SYSTEMS, userAgent);
    return program
        .map(name -> system.map(on -> name + " (" + on + ")").orElse(name))
        .or(() -> system);
  }

  private static Optional<String> first(List<Mark> marks, String userAgent) {
    return marks.stream().filter(mark -> userAgent.contains(mark.text)).map(Mark::name).findFirst();
  }
}
