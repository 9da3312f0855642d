package dev.hexauth.adapter.passwords;

/** A function made to be slow to guess, and the stored forms that it writes and reads. */
interface SlowFunction {

  /** Whether the function takes in all of {@code text}, so that each character counts. */
  boolean takes(String text);

  /**
   * Whether {@code stored} is a well-formed result of this function, of whatever cost, that it can
   * be asked to compare with.
   */
  boolean understands(String stored);

  /** Whether {@code stored} is a result of this function at the cost that {@link #hash} has. */
  boolean isCurrent(String stored);

  /** A new, salted result for {@code text}, which the function {@link #takes}. */
  String hash(String text);

  /**
   * What {@link #hash} could have given for a text that nobody knows, made up at random and not
   * computed.
   */
  String decoy();

  /**
   * Whether {@code stored}, which the function {@link #understands}, was made of {@code text},
   * which it {@link #takes}. Compares in constant time.
   */
  boolean matches(String text, String stored);

  /**
   * Does the work that comparing {@code text} with {@code stored} lacks to that of {@link #hash}.
   * Both together cost exactly what {@link #hash} costs if {@code stored} is a result of bcrypt at
   * a lower cost and this is bcrypt, and not less in any other case. Does nothing if {@code stored}
   * {@link #isCurrent}.
   */
  default void makeUp(String text, String stored) {
    if (!isCurrent(stored)) {
      var _ = hash(text);
    }
  }
}
