package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.PasswordHasher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A {@link PasswordHasher} and {@link BreachedPasswords}. It needs these beans: {@link
 * NativeHashing}, {@link HashingSettings} and {@link BreachedPasswordsSettings}. A {@link
 * MeterRegistry} is used if there is one.
 */
@Configuration(proxyBeanMethods = false)
public final class PasswordsConfiguration {

  /** Looks for native code that computes hashes, and tests it. */
  @Bean
  HashingCode hashingCode(NativeHashing wanted) {
    return new HashingCode(SlowFunctions.find(wanted));
  }

  /**
   * Hashes as {@code settings} say, and compares with bcrypt and Argon2id, on threads of its own.
   * The application context closes it.
   *
   * @param meters count the waiting and the refused callers
   */
  @Bean
  PasswordHasher passwordHasher(
      HashingSettings settings, HashingCode code, Optional<MeterRegistry> meters) {
    return new PooledPasswordHasher(
        SlowPasswordHasher.of(settings.function(), settings.costliest(), code.functions),
        settings.threads(),
        settings.longestWait(),
        meters.orElseGet(CompositeMeterRegistry::new));
  }

  /**
   * Reads the lists that {@code settings} name.
   *
   * @throws UnusableFileException if the file cannot be used
   */
  @Bean
  BreachedPasswords breachedPasswords(BreachedPasswordsSettings settings)
      throws UnusableFileException {
    List<BreachedPasswords> lists = new ArrayList<>();
    if (settings.common()) {
      lists.add(CommonPasswords.shipped());
    }
    settings.file().map(PasswordsConfiguration::breachedPasswordsIn).ifPresent(lists::add);
    return new BreachedPasswordLists(lists);
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
