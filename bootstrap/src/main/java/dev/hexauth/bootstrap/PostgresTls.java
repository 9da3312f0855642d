package dev.hexauth.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * TLS to PostgreSQL, by the names of libpq: {@code POSTGRES_SSLMODE} and {@code
 * POSTGRES_SSLROOTCERT}.
 */
final class PostgresTls {

  private static final String MODE = "POSTGRES_SSLMODE";
  private static final String AUTHORITY = "POSTGRES_SSLROOTCERT";

  private static final Set<String> VERIFYING = Set.of("verify-ca", "verify-full");
  private static final Set<String> OTHERS = Set.of("disable", "allow", "prefer", "require");

  private PostgresTls() {}

  /** The first parameters of the driver's URL. */
  static String parameters(Environment environment) {
    String mode = environment.getProperty(MODE, "prefer");
    if (!VERIFYING.contains(mode) && !OTHERS.contains(mode)) {
      throw new InvalidSettingException(
          MODE,
          "is none of disable, allow, prefer, require, verify-ca and verify-full",
          "Set for instance " + MODE + "=verify-full");
    }
    String authority = environment.getProperty(AUTHORITY, "");
    if (authority.isBlank()) {
      requireNoneNeeded(mode);
      return "?sslmode=" + mode;
    }
    if (!isReadable(authority)) {
      throw wrong("is not a readable file");
    }
    return "?sslmode=%s&sslrootcert=%s".formatted(mode, URLEncoder.encode(authority, UTF_8));
  }

  private static void requireNoneNeeded(String mode) {
    if (VERIFYING.contains(mode)) {
      throw wrong("is not set, but the server's certificate must be verified");
    }
  }

  private static boolean isReadable(String file) {
    try {
      return Files.isReadable(Path.of(file)) && Files.isRegularFile(Path.of(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static InvalidSettingException wrong(String problem) {
    return new InvalidSettingException(
        AUTHORITY, problem, "Set for instance " + AUTHORITY + "=/etc/hexauth/postgres-ca.pem");
  }
}
