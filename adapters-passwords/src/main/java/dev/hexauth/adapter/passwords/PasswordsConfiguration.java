package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.PasswordHasher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the adapters of this module.
 *
 * <pre>{@code
 * HashingCode code = PasswordsConfiguration.hashingCode(NativeHashing.AUTO);
 * PasswordHasher hasher = PasswordsConfiguration.passwordHasher(HashingSettings.DEFAULT, code, meters);
 * BreachedPasswords breached = PasswordsConfiguration.breachedPasswords(true, Optional.empty());
 * }</pre>
 */
public final class PasswordsConfiguration {

  private PasswordsConfiguration() {}

  /** Looks for native code that computes hashes, and tries what it finds. */
  public static HashingCode hashingCode(NativeHashing wanted) {
    return new HashingCode(SlowFunctions.find(wanted));
  }

  /**
   * Hashes as {@code settings} say and compares with bcrypt and Argon2id alike, on threads of its
   * own, on which claimants take turns. It is an {@link AutoCloseable} (as a bean it is closed with
   * its context), after which it is unavailable.
   *
   * @param meters is told how many wait for a thread, and how many were refused
   */
  public static PasswordHasher passwordHasher(
      HashingSettings settings, HashingCode code, MeterRegistry meters) {
    return new PooledPasswordHasher(
        unpooledPasswordHasher(settings.function(), code.functions),
        settings.threads(),
        settings.longestWait(),
        meters);
  }

  /** With {@link #hashingCode} as it is found here, and telling nobody. */
  public static PasswordHasher passwordHasher(HashingSettings settings) {
    return passwordHasher(settings, hashingCode(NativeHashing.AUTO), new CompositeMeterRegistry());
  }

  static SlowPasswordHasher unpooledPasswordHasher(HashFunction function) {
    return unpooledPasswordHasher(function, SlowFunctions.find(NativeHashing.AUTO));
  }

  static SlowPasswordHasher unpooledPasswordHasher(HashFunction function, SlowFunctions functions) {
    SecureRandom random = new SecureRandom();
    return new SlowPasswordHasher(
        functions.of(function, random),
        List.of(functions.of(Bcrypt.DEFAULT, random), functions.of(Argon2id.DEFAULT, random)));
  }

  /**
   * Those of one list or two.
   *
   * @param common whether the 10 000 most common ones are among them, in any letter case
   * @param file more of them: a line with the SHA-1 of each, in hexadecimal and in order, as Have I
   *     Been Pwned's downloader writes them. It stays on disk, is read at each look-up and may be
   *     replaced by another at any time
   * @throws UnusableFileException if there is no such file
   */
  public static BreachedPasswords breachedPasswords(boolean common, Optional<Path> file)
      throws UnusableFileException {
    List<BreachedPasswords> lists = new ArrayList<>();
    if (common) {
      lists.add(CommonPasswords.shipped());
    }
    file.map(PasswordsConfiguration::breachedPasswordsIn).ifPresent(lists::add);
    return password -> lists.stream().anyMatch(list -> list.include(password));
  }

  private static BreachedPasswords breachedPasswordsIn(Path file) {
    BreachedPasswordsFile passwords = new BreachedPasswordsFile(file);
    try {
      passwords.check();
    } catch (IOException e) {
      throw new UnusableFileException(file, e);
    }
    return passwords;
  }
}
