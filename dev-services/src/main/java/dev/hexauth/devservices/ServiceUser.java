package dev.hexauth.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The user as which PostgreSQL runs. It refuses root, so a root JVM starts it as user 65534.
 *
 * @param prefix the start of a command line that runs as that user; empty for the JVM's own
 * @param uid the owner that its files need, or {@link #OWN}
 */
record ServiceUser(List<String> prefix, int uid) {

  static final int OWN = -1;
  private static final int NOBODY = 65534;
  private static final List<String> SETPRIV =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  private static final List<String> UNSHARE = List.of("unshare", "-U");

  /**
   * The user for this JVM's PostgreSQL.
   *
   * @throws DevServicesException if the JVM is root and the system does not let it change the user
   */
  static ServiceUser current() {
    return isRoot() ? forRoot() : new ServiceUser(List.of(), OWN);
  }

  private static ServiceUser forRoot() {
    if (works(SETPRIV)) {
      return new ServiceUser(SETPRIV, NOBODY);
    }
    if (works(UNSHARE)) {
      return new ServiceUser(UNSHARE, 0);
    }
    throw new DevServicesException(
        "PostgreSQL does not run as root, and neither 'setpriv --reuid=65534' nor 'unshare -U'"
            + " works here; run this as an ordinary user, or set POSTGRES_HOST to a running"
            + " PostgreSQL");
  }

  static boolean isRoot() {
    try {
      return System.getProperty("user.name").equals("root")
          || Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException noProc) {
      return false;
    }
  }

  private static boolean works(List<String> prefix) {
    return Commands.run(withPrefix(prefix, List.of("true"))).status() == 0;
  }

  List<String> command(List<String> command) {
    return withPrefix(prefix, command);
  }

  private static List<String> withPrefix(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return List.copyOf(all);
  }

  /**
   * Whether this user may enter the folder: some parents, such as root's home, are closed to
   * others.
   */
  boolean reaches(Path folder) {
    if (uid != NOBODY) {
      return true;
    }
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at) && !isOpen(at)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOpen(Path folder) {
    try {
      return permissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)
          || Files.getAttribute(folder, "unix:uid").equals(uid);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Set<PosixFilePermission> permissions(Path folder) throws IOException {
    return Files.readAttributes(folder, PosixFileAttributes.class).permissions();
  }

  /** Changes the owner of the folder and its contents to this user, if necessary. */
  void own(Path folder) {
    try {
      if (uid != OWN && !Files.getAttribute(folder, "unix:uid").equals(uid)) {
        Files.walkFileTree(folder, new Chown());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Chown extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.setAttribute(file, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      return visitFile(folder, attributes);
    }
  }
}
