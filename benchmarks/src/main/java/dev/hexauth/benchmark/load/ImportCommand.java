package dev.hexauth.benchmark.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run import}: users in from a file, and out to one. */
@Command(
    name = "import",
    description =
        "Imports a file of users with the packaged jar, imports it again, and exports them.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Runnable {

  private static final String ALPHABET =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  @Mixin private Plan plan = new Plan();

  @Option(names = "--users", description = "how many (${DEFAULT-VALUE})")
  private int users = 1_000_000;

  @Option(
      names = "--data",
      description = "the folder of PostgreSQL and the files (${DEFAULT-VALUE})")
  private Path data = Path.of("benchmarks/target/import");

  @Override
  public void run() {
    Report report = new Report(System.out);
    Path file = data.resolve("users.ndjson");
    Path exported = data.resolve("exported.ndjson");
    try (Stores.Servers servers = Stores.keptIn(data.resolve("stores"));
        Stores stores = servers.empty()) {
      Files.createDirectories(data);
      write(file);
      report.print(Machine.current());
      report.print(stores.description());
      report.print("%,d users, %,d bytes".formatted(users, Files.size(file)));
      Tool tool = new Tool(stores, Image.withoutCache(plan.plain()));
      report.print(
          "import  " + tool.run(users, data, file, "--import-users=" + file.toAbsolutePath()));
      report.print(
          "again   " + tool.run(users, data, file, "--import-users=" + file.toAbsolutePath()));
      report.print("export  " + tool.run(users, data, exported, "--export-users"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Users with ids of version 4 and hashes of random bits, as another service has them. */
  private void write(Path file) throws IOException {
    Random random = new Random(1);
    Instant first = Instant.parse("2020-01-01T00:00:00Z");
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int i = 0; i < users; i++) {
        Instant at = first.plusSeconds(i);
        out.write(
            """
            {"id":"%s","name":"User %d","email":"user%d@import.example","photo":"default.png",\
            "role":"user","verified":true,"createdAt":"%s","updatedAt":"%s","passwordHash":"$2b$12$%s"}
            """
                .formatted(id(random), i, i, at, at, hash(random)));
      }
    }
  }

  private static UUID id(Random random) {
    return new UUID(
        (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  /** Of the 22 characters of a salt and the 31 of a result, the last have fewer bits. */
  private static String hash(Random random) {
    StringBuilder hash = new StringBuilder();
    random
        .ints(52, 0, ALPHABET.length())
        .forEach(i -> hash.append(ALPHABET.charAt(hash.length() == 21 ? 0 : i)));
    return hash.append('.').toString();
  }
}
