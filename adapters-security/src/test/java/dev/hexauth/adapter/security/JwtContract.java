package dev.hexauth.adapter.security;

import static java.util.Objects.requireNonNull;

import dev.hexauth.adapter.security.SecurityConfiguration.KeySettings;
import dev.hexauth.adapter.security.SecurityConfiguration.KeyValue;
import dev.hexauth.adapter.security.SecurityConfiguration.KindSettings;
import dev.hexauth.adapter.security.SecurityConfiguration.SigningAlgorithm;
import dev.hexauth.adapter.security.SecurityConfiguration.TokenKeys;
import dev.hexauth.adapter.security.SecurityConfiguration.TokenSettings;
import dev.hexauth.contract.TokenSignerContract;
import dev.hexauth.contract.TokenVerifierContract;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What JWTs of every algorithm are held to. */
interface JwtContract extends TokenSignerContract, TokenVerifierContract {

  /** Keys for each algorithm, of which a signer and its verifier have the same. */
  Map<SigningAlgorithm, TokenKeys> KEYS = newKeys();

  /** Other keys. */
  Map<SigningAlgorithm, TokenKeys> STRANGE = newKeys();

  /** What the tokens are signed with. */
  SigningAlgorithm algorithm();

  @Override
  default TokenSigner signer() {
    return SecurityConfiguration.tokenSigner(keysOf(KEYS), TokenSettings.DEFAULT);
  }

  @Override
  default TokenVerifier verifier() {
    return SecurityConfiguration.tokenVerifier(keysOf(KEYS), TokenSettings.DEFAULT);
  }

  @Override
  default TokenSigner stranger() {
    return SecurityConfiguration.tokenSigner(keysOf(STRANGE), TokenSettings.DEFAULT);
  }

  private TokenKeys keysOf(Map<SigningAlgorithm, TokenKeys> keys) {
    return requireNonNull(keys.get(algorithm()));
  }

  private static Map<SigningAlgorithm, TokenKeys> newKeys() {
    return Arrays.stream(SigningAlgorithm.values())
        .collect(Collectors.toUnmodifiableMap(Function.identity(), JwtContract::newKeys));
  }

  private static TokenKeys newKeys(SigningAlgorithm algorithm) {
    return SecurityConfiguration.tokenKeys(
        new KeySettings(newKind(algorithm, "access"), newKind(algorithm, "refresh")));
  }

  private static KindSettings newKind(SigningAlgorithm algorithm, String name) {
    KeyPair pair = algorithm.form().generate(new SecureRandom());
    return new KindSettings(
        algorithm,
        KeyValue.of(name + " private", SampleKeys.pkcs8(pair)),
        KeyValue.of(name + " public", SampleKeys.spki(pair)),
        List.of());
  }
}
