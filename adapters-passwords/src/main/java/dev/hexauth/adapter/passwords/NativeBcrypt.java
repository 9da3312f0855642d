package dev.hexauth.adapter.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** bcrypt by {@link Libcrypt}, and by {@link BcryptFunction} where that cannot compute it. */
final class NativeBcrypt implements NativeFunction {

  private final BcryptFunction java;
  private final Libcrypt libcrypt;

  NativeBcrypt(BcryptFunction java, Libcrypt libcrypt) {
    this.java = java;
    this.libcrypt = libcrypt;
  }

  @Override
  public BcryptFunction java() {
    return java;
  }

  @Override
  public String hash(String text) {
    return hash(text, java.newSalt());
  }

  private String hash(String text, String salt) {
    return libcrypt.crypt(text, salt).orElseGet(() -> java.hash(text, salt));
  }

  @Override
  public void compensate(String text, String stored) {
    java.compensatingSalts(stored).forEach(salt -> hash(text, salt));
  }

  @Override
  public boolean matches(String text, String stored) {
    return libcrypt
        .crypt(text, stored)
        .map(computed -> MessageDigest.isEqual(ascii(computed), ascii(stored)))
        .orElseGet(() -> java.matches(text, stored));
  }

  private static byte[] ascii(String stored) {
    return stored.getBytes(StandardCharsets.US_ASCII);
  }
}
