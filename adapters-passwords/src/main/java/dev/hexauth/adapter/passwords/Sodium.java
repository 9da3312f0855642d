package dev.hexauth.adapter.passwords;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** libsodium, which computes Argon2id with the vector instructions of the processor. */
final class Sodium {

  private static final List<String> NAMES = List.of("libsodium.so.23", "libsodium.so.26");

  /** The only length of a salt that it accepts. */
  static final int SALT_BYTES = 16;

  /** The length of its shortest result. */
  private static final int MIN_TAG_BYTES = 16;

  /** {@code crypto_pwhash_ALG_ARGON2ID13}. */
  private static final int ARGON2ID = 2;

  private static final long KIB = 1024;

  /** The hash of "pässwörd€" at the lowest cost, with a salt of zeros. */
  private static final String KNOWN_PASSWORD = "p\u00e4ssw\u00f6rd\u20ac";

  private static final String KNOWN_ANSWER =
      "71f503443a24d885164f7da3d655092332477f73c003e2144d826f03b457581f";

  private final String name;
  private final MethodHandle pwhash;

  private Sodium(NativeLibrary library) {
    this.name = library.name();
    this.pwhash =
        library.function(
            "crypto_pwhash",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG,
                JAVA_INT));
    initialise(library.function("sodium_init", FunctionDescriptor.of(JAVA_INT)));
  }

  /**
   * The installed library, after its self-test.
   *
   * @throws UnusableNativeCodeException if none is installed, or it fails the self-test
   */
  static Sodium load() {
    return load(NAMES);
  }

  /**
   * The first installed library of {@code names}, after its self-test.
   *
   * @throws UnusableNativeCodeException if none is installed, or it fails the self-test
   */
  static Sodium load(List<String> names) {
    Sodium sodium = new Sodium(NativeLibrary.open(names));
    byte[] answer = HexFormat.of().parseHex(KNOWN_ANSWER);
    byte[] given =
        sodium
            .argon2id(KNOWN_PASSWORD, new byte[SALT_BYTES], new Argon2id(8, 1, 1), answer.length)
            .orElseGet(() -> new byte[0]);
    if (!Arrays.equals(given, answer)) {
      throw new UnusableNativeCodeException(sodium.name + " does not compute argon2id");
    }
    return sodium;
  }

  /** The name of its file. */
  String name() {
    return name;
  }

  /**
   * The Argon2id of {@code text}, in UTF-8. Empty if libsodium cannot compute it: it supports one
   * lane, a salt of {@value #SALT_BYTES} bytes and a result of {@value #MIN_TAG_BYTES} bytes or
   * more, and there may be too little memory.
   *
   * @param length of the result, in bytes
   */
  Optional<byte[]> argon2id(String text, byte[] salt, Argon2id cost, int length) {
    if (cost.parallelism() != 1 || salt.length != SALT_BYTES || length < MIN_TAG_BYTES) {
      return Optional.empty();
    }
    byte[] password = text.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined();
        NativeMemory memory = new NativeMemory(arena)) {
      MemorySegment tag = memory.zeros(length);
      boolean computed =
          isComputed(tag, memory.copyOf(password), password.length, memory.copyOf(salt), cost);
      return computed ? Optional.of(tag.toArray(JAVA_BYTE)) : Optional.empty();
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  private boolean isComputed(
      MemorySegment tag, MemorySegment password, long length, MemorySegment salt, Argon2id cost) {
    try {
      int status =
          (int)
              pwhash.invokeExact(
                  tag,
                  tag.byteSize(),
                  password,
                  length,
                  salt,
                  (long) cost.iterations(),
                  cost.memoryKib() * KIB,
                  ARGON2ID);
      return status == 0;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " was called wrongly", e);
    }
  }

  /** Detects the processor's features; a second call returns 1. */
  private void initialise(MethodHandle init) {
    try {
      if ((int) init.invokeExact() < 0) {
        throw new UnusableNativeCodeException(name + " cannot be initialised");
      }
    } catch (UnusableNativeCodeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " was called wrongly", e);
    }
  }
}
