package dev.hexauth.devservices;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be started, checked within seconds before Testcontainers is used. */
final class Docker {

  /** How long a download may take: enough for a small image or a nearly complete one. */
  private static final Duration FETCH_LIMIT = Duration.ofSeconds(30);

  private Docker() {}

  /**
   * Why containers cannot be used, as the end of a sentence; empty if they can. If only the image
   * of Testcontainers' helper is missing, containers are started without it.
   */
  static Optional<String> obstacle() {
    Optional<Engine> engine = engine();
    if (engine.isEmpty()) {
      return Optional.of("no container engine was found");
    }
    if (!engine.get().answers()) {
      return Optional.of("the engine at %s does not answer".formatted(engine.get().address()));
    }
    List<String> images = new ArrayList<>(Containers.images());
    Containers.helper().ifPresent(images::add);
    List<String> missing = new ArrayList<>(engine.get().missing(images, FETCH_LIMIT));
    if (Containers.helper().filter(missing::remove).isPresent()) {
      Containers.doWithoutHelper();
    }
    if (!missing.isEmpty()) {
      return Optional.of(
          "the engine does not have %s and cannot fetch what is missing within %d s"
              .formatted(String.join(" and ", missing), FETCH_LIMIT.toSeconds()));
    }
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of("Testcontainers cannot use the engine");
  }

  /** The engine named in the environment, else the first that listens in a usual place. */
  private static Optional<Engine> engine() {
    String host = System.getenv().getOrDefault("DOCKER_HOST", "");
    return host.isEmpty()
        ? sockets()
            .filter(Docker::listens)
            .<SocketAddress>map(UnixDomainSocketAddress::of)
            .map(Engine::new)
            .findFirst()
        : Optional.of(new Engine(addressOf(URI.create(host))));
  }

  private static SocketAddress addressOf(URI host) {
    return "unix".equals(host.getScheme())
        ? UnixDomainSocketAddress.of(host.getPath())
        : new InetSocketAddress(host.getHost(), host.getPort());
  }

  private static Stream<Path> sockets() {
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
    } catch (IOException unreachable) {
      return false;
    }
  }
}
