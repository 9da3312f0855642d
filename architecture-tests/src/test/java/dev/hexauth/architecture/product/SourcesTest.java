package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.architecture.product.Sources.Handler;
import dev.hexauth.architecture.product.Sources.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures are not swallowed, secrets are not texts, and no class is known by a text. */
final class SourcesTest {

  /** What a handler of an outage names: the outage, or what it is a kind of. */
  private static final Set<String> OUTAGES =
      Set.of("UnavailableException", "RuntimeException", "Exception", "Throwable");

  private static final Sources SOURCES = Sources.of(shipped());
  private static final List<Handler> HANDLERS = SOURCES.handlers();

  @TempDir private Path folder;

  @Test
  void only_named_classes_handle_outages() {
    assertThat(outagesIn(HANDLERS).filter(handler -> !Allowed.OUTAGES.containsKey(handler.type())))
        .isEmpty();
  }

  @Test
  void each_named_class_handles_outages() {
    assertThat(outagesIn(HANDLERS).map(Handler::type).collect(Collectors.toSet()))
        .isEqualTo(Allowed.OUTAGES.keySet());
  }

  @Test
  void only_named_classes_ignore_failures() {
    assertThat(HANDLERS).isNotEmpty();
    assertThat(HANDLERS.stream().filter(Handler::empty).map(Handler::type))
        .containsExactlyInAnyOrderElementsOf(Allowed.IGNORED_FAILURES.keySet());
  }

  @Test
  void only_named_classes_call_a_text_a_secret() {
    assertThat(SOURCES.secretTexts())
        .as("Give the secret its own type, or name the class in Allowed and say why")
        .filteredOn(place -> !Allowed.SECRET_TEXTS.containsKey(place.type()))
        .isEmpty();
    assertThat(SOURCES.secretTexts().stream().map(Place::type).collect(Collectors.toSet()))
        .isEqualTo(Allowed.SECRET_TEXTS.keySet());
  }

  @Test
  void no_class_is_known_by_a_text() {
    assertThat(SOURCES.classNames()).isEmpty();
  }

  @Test
  void secrets_as_text_and_classes_by_name_are_found() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Leak.java"),
            """
            class Leak {
              static final String PASSWORD = "password";

              boolean weak(String password, @Nullable String refreshToken) {
                char[] passphrase = password.toCharArray();
                java.util.Optional<String> hash = java.util.Optional.of(password);
                return Leak.class.getName().equals("dev.hexauth.adapter.redis.RedisLink");
              }

              RawPassword password(java.util.List<Token> tokens, String name) {
                return null;
              }

              byte[] secret() {
                return new byte[0];
              }
            }
            """);
    Sources sources = Sources.of(List.of(source));
    assertThat(sources.secretTexts())
        .extracting(Place::line)
        .containsExactlyInAnyOrder(4L, 4L, 5L, 6L, 14L);
    assertThat(sources.classNames()).extracting(Place::line).containsExactly(7L);
  }

  @Test
  void swallowed_failures_and_handled_outages_are_found() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Crime.java"),
            """
            class Crime {
              void swallow(Runnable work) {
                try {
                  work.run();
                } catch (IllegalStateException | dev.hexauth.domain.UnavailableException e) {
                  // nothing
                }
              }

              Runnable nested = new Runnable() {
                public void run() {
                  try {
                    swallow(() -> {});
                  } catch (Throwable e) {
                    throw new IllegalStateException(e);
                  }
                }
              };

              boolean isOutage(Exception e) {
                return switch (e) {
                  case UnavailableException unavailable -> true;
                  default -> e instanceof UnavailableException again;
                };
              }
            }
            """);
    List<Handler> handlers = Sources.of(List.of(source)).handlers();
    assertThat(outagesIn(handlers).map(Handler::line)).containsExactlyInAnyOrder(5L, 14L, 22L, 23L);
    assertThat(handlers.stream().filter(Handler::empty).map(Handler::line)).containsExactly(5L);
  }

  private static Stream<Handler> outagesIn(List<Handler> handlers) {
    return handlers.stream()
        .filter(handler -> handler.caught().stream().anyMatch(OUTAGES::contains));
  }

  /** The sources of the hexagon: no tools, no tests, nothing generated. */
  private static List<Path> shipped() {
    return Reactor.modules().stream()
        .filter(module -> module.matches("domain|application|adapters-.*|bootstrap"))
        .map(module -> Reactor.ROOT.resolve(module).resolve("src/main/java"))
        .flatMap(SourcesTest::javaIn)
        .toList();
  }

  private static Stream<Path> javaIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
