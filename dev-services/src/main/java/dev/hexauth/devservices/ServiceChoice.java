package dev.hexauth.devservices;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the stores of tests come from, as the system property {@code services} says. */
enum ServiceChoice {
  /** Those that the environment gives, else containers where they can be had, else artifacts. */
  AUTO,
  /** Binaries from Maven artifacts, in processes of this machine. */
  ARTIFACTS,
  /** Containers, however long their images take to fetch. */
  CONTAINERS,
  /** Those that the environment gives. */
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
