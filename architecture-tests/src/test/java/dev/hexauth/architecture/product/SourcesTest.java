package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.architecture.product.Sources.Handler;
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

/** Failures are neither swallowed nor judged where nobody looks for it. */
final class SourcesTest {

  /** What a handler of an outage names: the outage, or what it is a kind of. */
  private static final Set<String> OUTAGES =
      Set.of("UnavailableException", "RuntimeException", "Exception", "Throwable");

  private static final List<Handler> HANDLERS = Sources.handlersIn(shipped());

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
    List<Handler> handlers = Sources.handlersIn(List.of(source));
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
