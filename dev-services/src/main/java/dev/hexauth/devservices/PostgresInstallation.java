package dev.hexauth.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An unpacked PostgreSQL, with a new cluster to copy, in a folder its user can reach. */
final class PostgresInstallation {

  static final String USER = "hexauth";
  static final String PASSWORD = "hexauth";

  private final Path home;
  private final ServiceUser user;

  private PostgresInstallation(Path home, ServiceUser user) {
    this.home = home;
    this.user = user;
  }

  /** The installation for this platform below the given folder, unpacked if necessary. */
  static PostgresInstallation below(Path folder, ServiceUser user) {
    Platform platform = Platform.current();
    URL archive = Unpacked.resource(platform.postgresArchive(), platform.postgresArtifact());
    Path home =
        Unpacked.once(
            folder.resolve(Unpacked.jarName(archive)), into -> Unpacked.tarXz(archive, into));
    return new PostgresInstallation(home, user);
  }

  /** Creates the folder with an empty cluster that belongs to the user. */
  void newCluster(Path data) {
    Path template = Unpacked.once(home.resolveSibling(home.getFileName() + "-cluster"), this::init);
    Unpacked.once(
        data,
        fresh -> {
          Commands.require(List.of("cp", "-Rp", template + "/.", fresh.toString()));
          user.own(fresh);
        });
  }

  private void init(Path data) throws IOException {
    Path password = Files.createTempFile("password", "");
    Files.writeString(password, PASSWORD);
    try {
      user.own(data);
      user.own(password);
      run(
          "initdb",
          List.of(
              "--pgdata=" + data,
              "--username=" + USER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--wal-segsize=1",
              "--no-sync",
              "--no-instructions"));
    } finally {
      Files.delete(password);
    }
  }

  /** Runs one of its programs as the user and returns its output. */
  String run(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return Commands.require(user.command(command));
  }

  /** As "PostgreSQL 18.6". */
  String version() {
    return run("postgres", List.of("--version")).strip().replaceAll("^postgres \\((.*)\\)", "$1");
  }

  /**
   * Refuses a cluster written by another major version.
   *
   * @throws DevServicesException with both versions
   */
  void requireSameMajorVersion(Path data) {
    try {
      String theirs = Files.readString(data.resolve("PG_VERSION")).strip();
      String full = version().replace("PostgreSQL ", "");
      if (!full.startsWith(theirs)) {
        throw new DevServicesException(
            "%s was written by PostgreSQL %s and this is %s; remove the folder to start again"
                .formatted(data, theirs, full));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
