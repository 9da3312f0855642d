package dev.hexauth.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

  private static final int RACERS = 8;

  @TempDir private Path folder = Path.of("");

  @Test
  void racers_unpack_one_whole_folder_and_leave_nothing_beside_it() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(RACERS);
    Callable<Path> racer =
        () ->
            Unpacked.once(
                folder.resolve("target"),
                into -> {
                  awaitAll(barrier);
                  Files.writeString(into.resolve("whole"), "whole");
                });
    try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
      List<Future<Path>> results = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        results.add(threads.submit(racer));
      }
      for (Future<Path> result : results) {
        assertThat(result.get().resolve("whole")).hasContent("whole");
      }
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(folder.resolve("target"));
    }
  }

  private static void awaitAll(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
