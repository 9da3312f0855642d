package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A {@link TokenSigner} and a {@link TokenVerifier} of JWTs, {@link RandomIds} and {@link
 * PublicIds}. It needs these beans: {@link KeySettings}, {@link NativeSigning} and {@link
 * TokenSettings}.
 */
@Configuration(proxyBeanMethods = false)
public final class TokensConfiguration {

  /**
   * Reads and checks the keys that {@code settings} name, and makes missing ones if the settings
   * allow it.
   *
   * @param wanted whether native code may sign and verify
   * @throws UnusableKeyException if a key is missing, or cannot be used or kept
   */
  @Bean
  TokenKeys tokenKeys(KeySettings settings, NativeSigning wanted) throws UnusableKeyException {
    KeySettings complete =
        settings
            .made()
            .map(directory -> new DevelopmentKeys(directory, new SecureRandom()))
            .map(settings::completed)
            .orElse(settings);
    return TokenKeys.of(complete, wanted);
  }

  /** Signs tokens with {@code keys}. */
  @Bean
  TokenSigner tokenSigner(TokenKeys keys, TokenSettings settings) {
    return new JwtTokenSigner(keys.access, keys.refresh, settings);
  }

  /** Verifies the tokens of {@link #tokenSigner} of every node with the same settings. */
  @Bean
  TokenVerifier tokenVerifier(TokenKeys keys, TokenSettings settings) {
    return new JwtTokenVerifier(keys.access, keys.refresh, settings);
  }

  /** Makes random ids from the operating system's randomness. */
  @Bean
  RandomIds randomIds() {
    return new SecureRandomIds(new SecureRandom());
  }

  /** Gives sessions public ids, the same on all nodes. */
  @Bean
  PublicIds publicIds() {
    return new HashedPublicIds();
  }
}
