package dev.hexauth.devservices;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the stores of tests come from, by the system property {@code services}. */
enum ServiceChoice {
  /** Stores named in the environment, else containers if available, else artifacts. */
  AUTO,
  /** Binaries from Maven artifacts, in processes on this machine. */
  ARTIFACTS,
  /** Containers, however long their images take to download. */
  CONTAINERS,
  /** Stores named in the environment. */
  GIVEN;

  static final String PROPERTY = "services";

  /** The choice made for this JVM. */
  static ServiceChoice current() {
    return named(System.getProperty(PROPERTY, "auto"));
  }

  static ServiceChoice named(String name) {
    return Arrays.stream(values())
        .filter(choice -> choice.word().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new DevServicesException(
                "-D%s=%s is no choice of stores for tests; choose one of %s"
                    .formatted(PROPERTY, name, words())));
  }

  private static String words() {
    return Arrays.stream(values())
        .map(choice -> "-D" + PROPERTY + "=" + choice.word())
        .collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
