package dev.hexauth.adapter.security;

import java.util.Map;
import java.util.Optional;

/** The keys of one kind of token: the one that signs, and all that verify. */
final class KeyRing {

  private final SigningKey signing;
  private final Map<String, SigningKey> byId;

  /** A ring of one key, which does both. */
  KeyRing(SigningKey key) {
    this.signing = key;
    this.byId = Map.of(key.id(), key);
  }

  SigningKey signing() {
    return signing;
  }

  /** The key whose id is exactly {@code id} and whose signatures are accepted, or empty. */
  Optional<SigningKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
