package dev.hexauth.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets the processes that use one folder's server know about each other, so that the first starts
 * it and the last stops it. The system releases the locks of a killed process.
 */
final class UseLock {

  /** Folders used by this JVM: closing a second channel on a lock's file would release the lock. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private @Nullable FileChannel channel;
  private @Nullable FileLock use;

  UseLock(Path folder) {
    this.folder = folder;
  }

  /** Marks the folder as used by this process and runs the action, exclusively among processes. */
  void enter(Runnable start) {
    if (!OURS.add(folder)) {
      throw new DevServicesException(folder + " is already in use in this JVM");
    }
    alone(() -> {
      FileChannel used = open("used.lock");
      use = used.lock(0, Long.MAX_VALUE, true);
      channel = used;
      start.run();
    });
  }

  /** Ends this process's use; runs the action if no other process uses the folder. */
  void leave(Runnable stop) {
    FileChannel used = channel;
    if (used == null) {
      return;
    }
    alone(() -> {
      try (used) {
        if (use != null) {
          use.release();
        }
        if (used.tryLock() != null) {
          stop.run();
        }
      }
      channel = null;
      OURS.remove(folder);
    });
  }

  private interface Action {
    void run() throws IOException;
  }

  private void alone(Action action) {
    try (FileChannel changing = open("changing.lock")) {
      FileLock lock = changing.lock();
      action.run();
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel open(String name) throws IOException {
    return FileChannel.open(
        folder.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  /** Whether no process uses a folder that was used before. */
  static boolean isFree(Path folder) {
    if (OURS.contains(folder)) {
      return false;
    }
    Path file = folder.resolve("used.lock");
    try (FileChannel used =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return used.tryLock() != null;
    } catch (IOException notYetThere) {
      return false;
    }
  }
}
