package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.meta.CatalogDefinition;
import org.jooq.meta.CatalogVersionProvider;
import org.jooq.meta.Database;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.SchemaVersionProvider;

/**
 * The version that jOOQ writes into the generated code: a SHA-256 over the migrations' names and
 * contents and jOOQ's own version. jOOQ generates code only if it has changed. The name of this
 * class goes into {@code <catalogVersionProvider>} and {@code <schemaVersionProvider>}.
 */
public final class MigrationsVersion implements CatalogVersionProvider, SchemaVersionProvider {

  /** For jOOQ, which creates it by name. */
  public MigrationsVersion() {}

  @Override
  public String version(CatalogDefinition catalog) {
    return of(folder(catalog.getDatabase()));
  }

  @Override
  public String version(SchemaDefinition schema) {
    return of(folder(schema.getDatabase()));
  }

  static String of(Path migrations) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Constants.FULL_VERSION.getBytes(UTF_8));
      for (Path file : files(migrations)) {
        byte[] content = Files.readAllBytes(file);
        String entry = "\n" + migrations.relativize(file) + " " + content.length + "\n";
        digest.update(entry.getBytes(UTF_8));
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new DevServicesException("this JDK lacks SHA-256", e);
    }
  }

  private static List<Path> files(Path migrations) throws IOException {
    try (Stream<Path> all = Files.walk(migrations)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * The folder that the property names.
   *
   * @throws DevServicesException if the property is missing or does not name a folder
   */
  static Path folder(Database database) {
    Path folder =
        Path.of(database.getProperties().getProperty(MigratedPostgresDatabase.MIGRATIONS, ""));
    if (folder.toString().isEmpty() || !Files.isDirectory(folder)) {
      throw new DevServicesException(
          "set the database property '%s' to the folder of the migrations, not to '%s'"
              .formatted(MigratedPostgresDatabase.MIGRATIONS, folder));
    }
    return folder;
  }
}
