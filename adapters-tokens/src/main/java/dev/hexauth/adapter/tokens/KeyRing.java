package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.event.SecurityEvent.KeysLoaded;
import dev.hexauth.domain.token.TokenKind;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of one kind of token: the active one, which signs, and all that verify. */
@Mutable("byId")
final class KeyRing {

  private final SignatureCode code;
  private final SigningKey signing;
  private final Map<String, VerificationKey> byId = new LinkedHashMap<>();

  /**
   * Keys that the JDK computes with.
   *
   * @param others that verify beside {@code signing}; repeated keys are ignored
   * @throws UnusableKeyException if a key is repeated with another algorithm
   */
  KeyRing(SigningKey signing, List<VerificationKey> others) {
    this(SignatureCode.JDK, signing, others);
  }

  private KeyRing(SignatureCode code, SigningKey signing, List<VerificationKey> others) {
    this.code = code;
    this.signing = signing;
    add(signing.verifying());
    others.forEach(this::add);
  }

  /**
   * The keys that {@code settings} name.
   *
   * @throws UnusableKeyException if one of them cannot be used
   */
  static KeyRing of(KindSettings settings) {
    SigningKey active =
        new SigningKey(
            settings.algorithm().signature(),
            new KeyReader(settings.algorithm()).pair(settings.privateKey(), settings.publicKey()),
            settings.privateKey().setting());
    return new KeyRing(active, settings.others().stream().map(KeyRing::read).toList());
  }

  private static VerificationKey read(OtherKey other) {
    return new VerificationKey(
        other.algorithm().signature(),
        new KeyReader(other.algorithm()).publicKey(other.value()),
        other.value().setting());
  }

  /** The same keys, for use by {@code code}. */
  KeyRing in(SignatureCode code) {
    return new KeyRing(
        code, signing.in(code), verifying().stream().map(key -> key.in(code)).toList());
  }

  private void add(VerificationKey key) {
    VerificationKey same = byId.putIfAbsent(key.id(), key);
    if (same != null && !same.algorithm().equals(key.algorithm())) {
      throw new UnusableKeyException(
          key.setting(),
          "is the same key as "
              + same.setting()
              + ", but for another algorithm, and a key is for one only");
    }
  }

  /** The implementation that uses them. */
  SignatureCode code() {
    return code;
  }

  SigningKey signing() {
    return signing;
  }

  KeysLoaded loaded(TokenKind tokens) {
    return new KeysLoaded(
        tokens, signing.id(), verifying().stream().skip(1).map(VerificationKey::id).toList());
  }

  /** The key whose id is exactly {@code id} and whose signatures are accepted, or empty. */
  Optional<VerificationKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All keys whose signatures are accepted, the active one first. */
  List<VerificationKey> verifying() {
    return List.copyOf(byId.values());
  }

  /** The algorithms of {@link #verifying}. */
  Set<SignatureAlgorithm> algorithms() {
    return byId.values().stream()
        .map(VerificationKey::algorithm)
        .collect(Collectors.toUnmodifiableSet());
  }
}
