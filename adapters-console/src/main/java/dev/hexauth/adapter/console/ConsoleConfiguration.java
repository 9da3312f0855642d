package dev.hexauth.adapter.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the console from the resources of this module. */
public final class ConsoleConfiguration {

  private static final String PAGE = "index.html";

  /** The folder of all files in {@link #PAGE}, in place of their digest. */
  private static final String FOLDER = "/console/digest/";

  private static final int DIGEST_BYTES = 8;

  private ConsoleConfiguration() {}

  /** The console's files; the same content has the same folder on every node. */
  public static ConsoleFiles files() {
    Map<String, String> files =
        Stream.of(
                "account.js",
                "admin.js",
                "console.css",
                "dom.js",
                "form.js",
                "hexauth.js",
                "icon.svg",
                "main.js",
                "texts.js")
            .collect(Collectors.toMap(name -> name, ConsoleConfiguration::read));
    String folder = FOLDER.replace("digest", digest(files));
    return new ConsoleFiles(read(PAGE).replace(FOLDER, folder), folder, files);
  }

  private static String digest(Map<String, String> files) {
    String all = new TreeMap<>(files).toString();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String read(String name) {
    try (InputStream file = ConsoleConfiguration.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
