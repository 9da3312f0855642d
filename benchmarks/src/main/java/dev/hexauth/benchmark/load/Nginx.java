package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An nginx that spreads requests over nodes, over persistent connections to each. */
final class Nginx implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final Process process;
  private final InetSocketAddress address;

  private Nginx(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /** Starts one if it is installed. */
  static Optional<Nginx> before(List<InetSocketAddress> nodes) {
    return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> start(program, nodes));
  }

  private static Nginx start(Path program, List<InetSocketAddress> nodes) {
    try {
      Path folder = TemporaryFolder.make("hexauth-nginx");
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Service.freePort());
      Path configuration = folder.resolve("nginx.conf");
      Files.writeString(configuration, configuration(folder, address.getPort(), nodes));
      Path log = folder.resolve("error.log");
      Process process =
          new ProcessBuilder(program.toString(), "-c", configuration.toString(), "-e", "stderr")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      Nginx nginx = new Nginx(process, address);
      nginx.awaitReady(log);
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String configuration(Path folder, int port, List<InetSocketAddress> nodes) {
    String servers =
        nodes.stream()
            .map(node -> "    server 127.0.0.1:%d;".formatted(node.getPort()))
            .collect(Collectors.joining("\n"));
    return """
    worker_processes 1;
    daemon off;
    pid %1$s/pid;
    events { worker_connections 2048; }
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      upstream nodes {
    %3$s
        keepalive 512;
        keepalive_requests 1000000000;
      }
      server {
        listen 127.0.0.1:%2$d;
        keepalive_requests 1000000000;
        location / {
          proxy_pass http://nodes;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
        }
      }
    }
    """
        .formatted(folder, port, servers);
  }

  private void awaitReady(Path log) throws IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new LoadException("nginx did not start; it says:\n" + Files.readString(log));
      }
      Traffic.sleep(Duration.ofMillis(20));
    }
  }

  private boolean isReady() {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  InetSocketAddress address() {
    return address;
  }

  /** The processor time that it has used, in milliseconds. */
  double millis() {
    return ProcFile.treeMillis(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      boolean _ = process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
