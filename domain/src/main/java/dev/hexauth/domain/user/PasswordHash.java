package dev.hexauth.domain.user;

/**
 * A password's hash in its stored form, which names the algorithm and its cost and is interpreted
 * by password hashers only. Equal when the stored forms are equal.
 */
public final class PasswordHash {

  private final String encoded;

  /** The hash whose stored form is {@code encoded}. */
  public PasswordHash(String encoded) {
    this.encoded = encoded;
  }

  /** The stored form; for stores and hashers only. */
  public String encoded() {
    return encoded;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that && encoded.equals(that.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  @Override
  public String toString() {
    return "PasswordHash[redacted]";
  }
}
