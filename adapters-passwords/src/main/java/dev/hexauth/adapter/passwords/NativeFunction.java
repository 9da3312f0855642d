package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.user.HashFlaw;
import java.util.Optional;

/** A slow function in native code. Everything but the computation is as in Java. */
sealed interface NativeFunction extends SlowFunction permits NativeArgon2id, NativeBcrypt {

  /** The same function in Java. It also computes what the native code cannot. */
  SlowFunction java();

  @Override
  default boolean takes(String text) {
    return java().takes(text);
  }

  @Override
  default boolean understands(String stored) {
    return java().understands(stored);
  }

  @Override
  default Optional<HashFlaw> flawOf(String stored) {
    return java().flawOf(stored);
  }

  @Override
  default boolean isCurrent(String stored) {
    return java().isCurrent(stored);
  }

  @Override
  default String decoy() {
    return java().decoy();
  }
}
