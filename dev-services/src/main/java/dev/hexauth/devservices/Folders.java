package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders for binaries and data. */
final class Folders {

  private static final String KEPT = ".dev-services";

  private Folders() {}

  /** The nearest folder at or above the given one that holds {@code mvnw}. */
  static Optional<Path> projectRoot(Path from) {
    return Stream.iterate(from.toAbsolutePath(), Folders::isThere, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("mvnw")))
        .findFirst();
  }

  private static boolean isThere(@Nullable Path folder) {
    return folder != null;
  }

  /**
   * The folder for data that outlives this JVM: {@code .dev-services} in the project, or one below
   * /var/tmp, derived from the project's path, if the user cannot reach the project.
   *
   * @param start where the search for the project begins
   */
  static Path kept(Path start, ServiceUser user) {
    Path project = projectRoot(start).orElse(start.toAbsolutePath());
    if (user.reaches(project) && Files.isWritable(project)) {
      return create(project.resolve(KEPT));
    }
    return create(shared(user).resolve(digest(project)));
  }

  /** A new folder for such data, below a temporary folder that the user can reach. */
  static Path ephemeral(String kind, ServiceUser user) {
    try {
      return Files.createTempDirectory(shared(user), kind + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders that {@link #ephemeral} has created and that still exist. */
  static List<Path> ephemerals(String kind, ServiceUser user) {
    try (Stream<Path> all = Files.list(shared(user))) {
      return all.filter(path -> path.getFileName().toString().startsWith(kind + "-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This user's own folder below a temporary folder. */
  private static Path shared(ServiceUser user) {
    String owner = System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_");
    return Stream.of("/var/tmp", System.getProperty("java.io.tmpdir"))
        .map(Path::of)
        .filter(folder -> Files.isWritable(folder) && user.reaches(folder))
        .findFirst()
        .map(folder -> own(folder.resolve("hexauth-dev-services-" + owner)))
        .orElseThrow(() ->
            new DevServicesException(
                "neither /var/tmp nor java.io.tmpdir is writable and open to user 65534"));
  }

  private static Path own(Path folder) {
    create(folder);
    try {
      Path probe = Files.createTempFile(folder, "owner", "");
      boolean ours =
          Files.getOwner(probe).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))
              && !Files.isSymbolicLink(folder);
      Files.delete(probe);
      if (!ours) {
        throw new DevServicesException(folder + " belongs to another user; remove it");
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates the folder with its parents, readable by all, unless it exists. */
  static Path create(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Files.createDirectory(folder);
        open(folder);
      }
    } catch (FileAlreadyExistsException made) {
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** Makes the folder readable by all and writable by its owner only. */
  static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Deletes the folder and its contents; files that vanish meanwhile are ignored. */
  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(Path path) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new DevServicesException("this JDK lacks SHA-256", e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
