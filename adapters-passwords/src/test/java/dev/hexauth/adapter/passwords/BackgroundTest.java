package dev.hexauth.adapter.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class BackgroundTest {

  private static final Path THREAD = Path.of("/proc/thread-self/stat");
  private static final int NICEST = 19;

  /** The niceness of the thread that asks; 0 where only processes have one. */
  private static int niceness() {
    if (!Files.exists(THREAD)) {
      return 0;
    }
    try {
      String line = Files.readString(THREAD);
      // The 19th field; the second is a name in parentheses, which may have spaces.
      return Integer.parseInt(
          Arrays.asList(line.substring(line.lastIndexOf(')') + 2).split(" ")).get(16));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void its_thread_steps_back_and_no_other() throws InterruptedException {
    int before = niceness();
    CompletableFuture<Integer> inside = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform().start(new Background().of(() -> inside.complete(niceness())));
    thread.join();
    int expected = Files.exists(THREAD) ? Math.min(NICEST, before + Background.NICENESS) : before;
    assertThat(inside).isCompletedWithValue(expected);
    assertThat(niceness()).isEqualTo(before);
  }
}
