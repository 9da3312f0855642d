package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Starts the store it is told, writes its process id, and closes it when its input ends. */
final class ChildMain {

  private ChildMain() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "postgres" -> {
        try (PostgresServer server = PostgresServer.keptIn(folder)) {
          announceAndWait(server.pid().orElseThrow());
        }
      }
      case "ephemeral-postgres" -> announceAndWait(PostgresServer.ephemeral().pid().orElseThrow());
      case "redis" -> {
        try (RedisServer server = RedisServer.keptIn(folder)) {
          announceAndWait(server.pid().orElseThrow());
        }
      }
      case "ephemeral-redis" -> announceAndWait(RedisServer.ephemeral().pid().orElseThrow());
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void announceAndWait(long pid) throws IOException {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        FileInputStream in = new FileInputStream(FileDescriptor.in)) {
      out.write((pid + "\n").getBytes(UTF_8));
      in.readAllBytes();
    }
  }
}
