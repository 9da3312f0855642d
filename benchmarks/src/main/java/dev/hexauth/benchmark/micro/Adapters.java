package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.passwords.BreachedPasswordsSettings;
import dev.hexauth.adapter.passwords.HashFunction;
import dev.hexauth.adapter.passwords.HashingSettings;
import dev.hexauth.adapter.passwords.NativeHashing;
import dev.hexauth.adapter.passwords.PasswordsConfiguration;
import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import dev.hexauth.adapter.tokens.TokenSettings;
import dev.hexauth.adapter.tokens.TokensConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The adapters as their configurations make them, each module in a context of its own. */
public final class Adapters {

  private Adapters() {}

  /** Signers and verifiers with new keys of {@code algorithm}, and ids. */
  public static ConfigurableApplicationContext tokens(
      SigningAlgorithm algorithm, NativeSigning nativeCode) {
    return started(
        TokensConfiguration.class, Keys.of(algorithm), nativeCode, TokenSettings.DEFAULT);
  }

  /** A hasher with {@code function}; it has threads, which end with the context. */
  static ConfigurableApplicationContext passwords(HashFunction function, NativeHashing nativeCode) {
    return started(
        PasswordsConfiguration.class,
        HashingSettings.of(function),
        nativeCode,
        new BreachedPasswordsSettings(false, Optional.empty()),
        new SimpleMeterRegistry());
  }

  /**
   * A context of {@code configuration}.
   *
   * @param beans those it needs
   */
  static ConfigurableApplicationContext started(Class<?> configuration, Object... beans) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    for (Object bean : beans) {
      context.getBeanFactory().registerSingleton(bean.getClass().getName(), bean);
    }
    context.register(configuration);
    context.refresh();
    return context;
  }
}
