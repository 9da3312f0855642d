package dev.hexauth.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The contents of {@code postmaster.pid} of a running PostgreSQL.
 *
 * @param port where it listens
 * @param ready whether it accepts connections
 */
record PostmasterPid(long pid, int port, boolean ready) {

  /** Empty if the file is missing, still being written, or left by a server that has ended. */
  static Optional<PostmasterPid> of(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      if (lines.size() < 4) {
        return Optional.empty();
      }
      long pid = Long.parseLong(lines.get(0).strip());
      int port = Integer.parseInt(lines.get(3).strip());
      boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
      return new DetachedProcess(pid).isAliveWith(data.toString())
          ? Optional.of(new PostmasterPid(pid, port, ready))
          : Optional.empty();
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
