package dev.hexauth.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.codegen.JavaGenerator;
import org.jooq.meta.Database;

/**
 * jOOQ's generator, which writes the version first, with one addition: code that a failed or killed
 * run has left incomplete is generated anew and not taken for up to date. The name of this class
 * goes into {@code <generator><name>}.
 */
public final class AllOrNothingGenerator extends JavaGenerator {

  /** For jOOQ, which makes it by name. */
  public AllOrNothingGenerator() {}

  @Override
  public void generate(Database database) {
    Path target = Path.of(getTargetDirectory());
    Path mark = target.resolve("incomplete");
    try {
      if (Files.exists(mark)) {
        Folders.delete(target);
      }
      Files.createDirectories(target);
      Files.writeString(mark, "");
      super.generate(database);
      Files.delete(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
