package dev.hexauth.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.codegen.JavaGenerator;
import org.jooq.meta.Database;

/**
 * jOOQ's generator, with one addition: it writes the version first. Code that a failed or killed
 * run has left incomplete is then generated again and not mistaken for up to date. The name of this
 * class goes into {@code <generator><name>}.
 */
public final class AllOrNothingGenerator extends JavaGenerator {

  /** For jOOQ, which creates it by name. */
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
