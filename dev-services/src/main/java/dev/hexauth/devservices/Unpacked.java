package dev.hexauth.devservices;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Binaries from the class path as files, created once and completely, even by several processes.
 */
final class Unpacked {

  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  interface Filling {
    void into(Path folder) throws IOException;
  }

  private Unpacked() {}

  /** The folder, filled elsewhere and moved into place in one step unless it exists. */
  static Path once(Path target, Filling filling) {
    if (Files.isDirectory(target)) {
      return target;
    }
    try {
      Path parent = Folders.create(requireNonNull(target.toAbsolutePath().getParent()));
      Path fresh = Files.createTempDirectory(parent, target.getFileName() + ".");
      Folders.open(fresh);
      filling.into(fresh);
      moveUnlessThere(fresh, target);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void moveUnlessThere(Path fresh, Path target) throws IOException {
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Folders.delete(fresh);
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  /**
   * The resource at the root of the class path.
   *
   * @throws DevServicesException if it is missing
   */
  static URL resource(String name, String artifact) {
    URL url = Unpacked.class.getResource("/" + name);
    if (url == null) {
      throw new DevServicesException(
          "no %s on the class path; add the artifact %s".formatted(name, artifact));
    }
    return url;
  }

  /** The name of the jar that contains a resource, without its extension: artifact and version. */
  static String jarName(URL resource) {
    try {
      if (resource.openConnection() instanceof JarURLConnection connection) {
        Path file = Path.of(connection.getJarFileURL().getPath());
        return file.getFileName().toString().replaceFirst("\\.jar$", "");
      }
      return "exploded";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void executable(URL resource, Path file) throws IOException {
    try (InputStream in = resource.openStream()) {
      Files.copy(in, file);
    }
    Files.setPosixFilePermissions(file, EXECUTABLE);
  }

  static void tarXz(URL resource, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(resource.openStream()))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, folder);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    @Nullable Path parent = entry.resolveIn(folder).getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path file = entry.resolveIn(folder);
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      Files.setPosixFilePermissions(file, (entry.getMode() & 0100) != 0 ? EXECUTABLE : READABLE);
    }
  }
}
