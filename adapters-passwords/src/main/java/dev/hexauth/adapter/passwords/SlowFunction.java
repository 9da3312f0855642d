package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.user.HashFlaw;
import java.util.Optional;

/** A hash function that slows down guessing, and the stored forms that it writes and reads. */
interface SlowFunction {

  /** Whether the function accepts {@code text} and uses every character of it. */
  boolean takes(String text);

  /**
   * Whether {@code stored} is a well-formed result of this function, of any cost that {@link
   * #matches} can compute.
   */
  boolean understands(String stored);

  /**
   * Why {@code stored}, which other software made, is not to be taken over: it is not the result of
   * this function for any text, or costs more than other software's may and more than that of
   * {@link #hash}.
   */
  Optional<HashFlaw> flawOf(String stored);

  /** Whether {@code stored} is a result of this function at the cost of {@link #hash}. */
  boolean isCurrent(String stored);

  /** A new, salted result for {@code text}, which the function {@link #takes}. */
  String hash(String text);

  /** A random text in the form of a result of {@link #hash}, which is not computed. */
  String decoy();

  /**
   * Whether {@code stored}, which the function {@link #understands}, is a result for {@code text},
   * which the function {@link #takes}. Compares in constant time.
   */
  boolean matches(String text, String stored);

  /**
   * Adds work after {@link #matches} of the same arguments, so that both together cost at least as
   * much as {@link #hash}. For bcrypt and a stored form of bcrypt at a lower cost, they cost
   * exactly as much. Does nothing if {@code stored} {@link #isCurrent}.
   */
  default void compensate(String text, String stored) {
    if (!isCurrent(stored)) {
      var _ = hash(text);
    }
  }
}
