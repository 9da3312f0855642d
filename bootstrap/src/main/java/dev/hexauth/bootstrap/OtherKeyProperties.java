package dev.hexauth.bootstrap;

import dev.hexauth.adapter.tokens.OtherKey;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One element of {@code hexauth.token.access-other-keys} or {@code refresh-other-keys}: a key that
 * verifies tokens and signs none.
 *
 * @param algorithm the algorithm of its tokens
 * @param key its public or private half
 */
record OtherKeyProperties(
    @DefaultValue("RS256") SigningAlgorithm algorithm, @DefaultValue("") KeyText key) {

  /**
   * @param setting the name of the key's setting, for errors
   */
  OtherKey as(String setting) {
    return new OtherKey(algorithm, key.as(setting));
  }
}
