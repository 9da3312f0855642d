package dev.hexauth.benchmark.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service as in the container image: unpacked, with an AOT cache. */
final class Image {

  private static final String CACHE = "-XX:AOTCache=";
  private static final Path HERE = Path.of(".");

  private Image() {}

  /** Whether the Java options are those of an image with a cache. */
  static boolean isAskedFor(Packaged packaged) {
    return packaged.javaOptions().stream().anyMatch(option -> option.startsWith(CACHE));
  }

  /** The jar as it is, with the options of an image except the cache. */
  static Packaged withoutCache(Packaged packaged) {
    List<String> options =
        packaged.javaOptions().stream().filter(option -> !option.startsWith(CACHE)).toList();
    return new Packaged(packaged.jar(), options, packaged.settings());
  }

  /**
   * Unpacked, with unsigned jars, without a cache. Made once for each jar and its options.
   *
   * @param scripts the folder of the scripts that make an image
   * @param folder where images are kept
   */
  static Packaged unpacked(Packaged packaged, Path scripts, Path folder) {
    Packaged plain = withoutCache(packaged);
    Path place = place(plain, folder);
    if (!Files.exists(place)) {
      unpack(packaged.jar(), scripts, place);
    }
    Path jar = place.resolve(packaged.jar().toFile().getName());
    return new Packaged(jar, plain.javaOptions(), plain.settings());
  }

  private static void unpack(Path jar, Path scripts, Path place) {
    Path part = place.resolveSibling(place.getFileName() + ".part");
    java(
        "-Djarmode=tools",
        "-jar",
        jar.toString(),
        "extract",
        "--force",
        "--destination",
        part.toString());
    java(scripts.resolve("Unsign.java").toString(), part.resolve("lib").toString());
    try {
      Files.move(part, place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Unpacked, with a cache that is trained on temporary stores. Made once for each jar and its
   * options.
   *
   * @param scripts the folder of the scripts that make an image
   * @param folder where images are kept
   * @param more environment variables for the training
   */
  static Packaged trained(Packaged packaged, Path scripts, Path folder, Map<String, String> more) {
    Packaged unpacked = unpacked(packaged, scripts, folder);
    Path cache = unpacked.jar().resolveSibling("hexauth.aot");
    if (!Files.exists(cache)) {
      train(unpacked, scripts.resolve("train"), cache, more);
    }
    List<String> options = new ArrayList<>(unpacked.javaOptions());
    options.add(CACHE + cache);
    return new Packaged(unpacked.jar(), options, packaged.settings());
  }

  private static void train(Packaged unpacked, Path train, Path cache, Map<String, String> more) {
    List<String> command = new ArrayList<>(List.of("bash", train.toString(), cache.toString()));
    command.addAll(unpacked.javaOptions());
    command.addAll(List.of("-jar", unpacked.jar().toString()));
    try (Stores stores = Stores.empty()) {
      Map<String, String> environment = new HashMap<>(stores.environment());
      environment.putAll(new SigningKeys().environment());
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      environment.put("PORT", Integer.toString(Service.freePort()));
      environment.putAll(more);
      String _ = Program.run(HERE, environment, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path place(Packaged packaged, Path folder) {
    File jar = packaged.jar().toFile();
    int made = List.of(jar.lastModified(), jar.length(), packaged.javaOptions()).hashCode();
    return folder.toAbsolutePath().resolve(Integer.toHexString(made));
  }

  private static void java(String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addFirst(Packaged.java());
    String _ = Program.run(HERE, Map.of(), command);
  }
}
