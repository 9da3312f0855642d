package dev.hexauth.adapter.passwords;

import java.security.MessageDigest;

/** Argon2id by {@link Sodium}, and by {@link Argon2idFunction} where that cannot compute it. */
final class NativeArgon2id implements NativeFunction {

  private final Argon2idFunction java;
  private final Sodium sodium;
  private final Argon2id cost;

  NativeArgon2id(Argon2idFunction java, Sodium sodium, Argon2id cost) {
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
