package dev.hexauth.adapter.tokens;

import static java.util.Objects.requireNonNull;

import dev.hexauth.contract.TokenSignerContract;
import dev.hexauth.contract.TokenVerifierContract;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The requirements for JWTs of every algorithm. */
interface JwtContract extends TokenSignerContract, TokenVerifierContract, JwsVectorContract {

  /** Keys for each algorithm, of which a signer and its verifier have the same. */
  Map<SigningAlgorithm, KeySettings> KEYS = newKeys();

  /** Other keys. */
  Map<SigningAlgorithm, KeySettings> STRANGE = newKeys();

  /** Keys by their settings and whether in native code: to read and to try them takes time. */
  Map<List<Object>, TokenKeys> READ = new ConcurrentHashMap<>();

  /** The keys that sign the tokens. */
  @Override
  SigningAlgorithm algorithm();

  /** Whether native code signs and verifies, where it can. */
  @Override
  default NativeSigning nativeCode() {
    return NativeSigning.AUTO;
  }

  @Override
  default TokenSigner signer() {
    return new TokensConfiguration().tokenSigner(keysOf(KEYS), TokenSettings.DEFAULT);
  }

  @Override
  default TokenVerifier verifier() {
    return new TokensConfiguration().tokenVerifier(keysOf(KEYS), TokenSettings.DEFAULT);
  }

  @Override
  default TokenSigner stranger() {
    return new TokensConfiguration().tokenSigner(keysOf(STRANGE), TokenSettings.DEFAULT);
  }

  private TokenKeys keysOf(Map<SigningAlgorithm, KeySettings> keys) {
    KeySettings settings = requireNonNull(keys.get(algorithm()));
    return READ.computeIfAbsent(
        List.of(settings, nativeCode()),
        _ -> new TokensConfiguration().tokenKeys(settings, nativeCode()));
  }

  private static Map<SigningAlgorithm, KeySettings> newKeys() {
    return Arrays.stream(SigningAlgorithm.values())
        .collect(Collectors.toUnmodifiableMap(Function.identity(), JwtContract::newKeys));
  }

  private static KeySettings newKeys(SigningAlgorithm algorithm) {
    return new KeySettings(newKind(algorithm, "access"), newKind(algorithm, "refresh"));
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
