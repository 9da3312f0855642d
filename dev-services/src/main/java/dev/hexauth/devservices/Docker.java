package dev.hexauth.devservices;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be started, found out fast and without a word where they cannot. */
final class Docker {

  private Docker() {}

  /**
   * Asks Testcontainers only where something listens: it logs stacks and scans when nothing does.
   */
  static boolean isAvailable() {
    return somethingListens() && DockerClientFactory.instance().isDockerAvailable();
  }

  private static boolean somethingListens() {
    String host = System.getenv().getOrDefault("DOCKER_HOST", "");
    if (!host.isEmpty() && !host.startsWith("unix://")) {
      return true;
    }
    return sockets(host).anyMatch(Docker::listens);
  }

  private static Stream<Path> sockets(String host) {
    if (!host.isEmpty()) {
      return Stream.of(Path.of(host.substring("unix://".length())));
    }
    Path home = Path.of(System.getProperty("user.home"));
    String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run");
    return Stream.of(
        Path.of("/var/run/docker.sock"),
        Path.of(runtime, "docker.sock"),
        home.resolve(".docker/run/docker.sock"),
        home.resolve(".docker/desktop/docker.sock"),
        home.resolve(".colima/default/docker.sock"),
        home.resolve(".rd/docker.sock"));
  }

  private static boolean listens(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }
}
