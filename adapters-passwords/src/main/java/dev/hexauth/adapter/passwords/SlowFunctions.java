package dev.hexauth.adapter.passwords;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes slow functions: in native code where a library passes its self-test, else in Java. */
final class SlowFunctions {

  private final Found<Libcrypt> libcrypt;
  private final Found<Sodium> sodium;

  private SlowFunctions(Found<Libcrypt> libcrypt, Found<Sodium> sodium) {
    this.libcrypt = libcrypt;
    this.sodium = sodium;
  }

  /** Looks for native code if it is {@code wanted}. */
  static SlowFunctions find(NativeHashing wanted) {
    return switch (wanted) {
      case AUTO -> find(Libcrypt::load, Sodium::load);
      case OFF ->
          new SlowFunctions(
              Found.not(NativeHashing.SWITCHED_OFF), Found.not(NativeHashing.SWITCHED_OFF));
    };
  }

  /**
   * Uses the libraries that the arguments load, or Java if they throw {@link
   * UnusableNativeCodeException}.
   */
  static SlowFunctions find(Supplier<Libcrypt> libcrypt, Supplier<Sodium> sodium) {
    return new SlowFunctions(Found.of(libcrypt, Libcrypt::name), Found.of(sodium, Sodium::name));
  }

  SlowFunction of(HashFunction function, SecureRandom random) {
    return switch (function) {
      case Bcrypt(int cost) -> bcrypt(new BcryptFunction(cost, random));
      case Argon2id argon2id -> argon2id(argon2id, random);
    };
  }

  private SlowFunction bcrypt(BcryptFunction java) {
    return libcrypt.code.<SlowFunction>map(code -> new NativeBcrypt(java, code)).orElse(java);
  }

  private SlowFunction argon2id(Argon2id cost, SecureRandom random) {
    Argon2idFunction java = new Argon2idFunction(cost, random);
    return sodium.code.<SlowFunction>map(code -> new NativeArgon2id(java, code, cost)).orElse(java);
  }

  /** The library that computes {@code function}, or "Java" and the reason. */
  String computedBy(HashFunction function) {
    return switch (function) {
      case Bcrypt _ -> libcrypt.computedBy;
      case Argon2id _ -> sodium.computedBy;
    };
  }

  /**
   * A library that may be missing.
   *
   * @param computedBy its name, or "Java" and the reason
   */
  private record Found<L>(Optional<L> code, String computedBy) {

    static <L> Found<L> of(Supplier<L> loading, Function<L, String> name) {
      try {
        L loaded = loading.get();
        return new Found<>(Optional.of(loaded), name.apply(loaded));
      } catch (UnusableNativeCodeException e) {
        return not(e.reason());
      }
    }

    static <L> Found<L> not(String reason) {
      return new Found<>(Optional.empty(), "Java: " + reason);
    }
  }
}
