package dev.hexauth.adapter.passwords;

import dev.hexauth.adapter.passwords.Argon2idFunction.Cost;
import java.security.MessageDigest;

/** Argon2id by {@link Sodium}; what that cannot compute, {@link Argon2idFunction} does. */
final class NativeArgon2id implements NativeFunction {

  private final Argon2idFunction java;
  private final Sodium sodium;
  private final Cost cost;

  NativeArgon2id(Argon2idFunction java, Sodium sodium, Cost cost) {
    this.java = java;
    this.sodium = sodium;
    this.cost = cost;
  }

  @Override
  public Argon2idFunction java() {
    return java;
  }

  @Override
  public String hash(String text) {
    byte[] salt = java.newSalt();
    return sodium
        .argon2id(text, salt, cost, Argon2idFunction.HASH_BYTES)
        .map(tag -> new Argon2idForm(cost, salt, tag).text())
        .orElseGet(() -> java.hash(text));
  }

  @Override
  public boolean matches(String text, String stored) {
    return Argon2idForm.parse(stored)
        .flatMap(form ->
            sodium
                .argon2id(text, form.salt(), form.cost(), form.tag().length)
                .map(tag -> MessageDigest.isEqual(tag, form.tag())))
        .orElseGet(() -> java.matches(text, stored));
  }
}
