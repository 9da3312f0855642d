package dev.hexauth.adapter.passwords;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * libxcrypt, the {@code crypt} of most Linux distributions, through {@code crypt_rn}, which keeps
 * no state and takes the size of its output buffer. No other {@code libcrypt} has this function,
 * and the self-test shows whether it supports bcrypt.
 */
final class Libcrypt {

  private static final List<String> NAMES = List.of("libcrypt.so.1", "libcrypt.so.2");

  /** The size of {@code struct crypt_data}, in bytes. */
  private static final int DATA_BYTES = 32_768;

  /** The hash of "pässwörd€" with one salt, in each of the accepted forms. */
  private static final String KNOWN_PASSWORD = "p\u00e4ssw\u00f6rd\u20ac";

  private static final Map<String, String> KNOWN_ANSWERS =
      Map.of(
          "$2b$04$TRcTpb/zVf8OngR3LJBPfO", "fa2hTWUsgANdWm5cbToW0N2yDDEc3Pe",
          "$2a$04$N9qo8uLOickgx2ZMRZoMye", "w3tHR3yYAjNALPVoNMCths0XYTBl/x6",
          "$2y$04$N9qo8uLOickgx2ZMRZoMye", "w3tHR3yYAjNALPVoNMCths0XYTBl/x6");

  private final String name;
  private final MethodHandle crypt;

  private Libcrypt(NativeLibrary library) {
    this.name = library.name();
    this.crypt =
        library.function(
            "crypt_rn", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
  }

  /**
   * The installed library, after its self-test.
   *
   * @throws UnusableNativeCodeException if none is installed, or it fails the self-test
   */
  static Libcrypt load() {
    return load(NAMES);
  }

  /**
   * The first installed library of {@code names}, after its self-test.
   *
   * @throws UnusableNativeCodeException if none is installed, or it fails the self-test
   */
  static Libcrypt load(List<String> names) {
    Libcrypt libcrypt = new Libcrypt(NativeLibrary.open(names));
    KNOWN_ANSWERS.forEach((salt, answer) -> libcrypt.requireKnown(salt, salt + answer));
    return libcrypt;
  }

  private void requireKnown(String salt, String answer) {
    if (!crypt(KNOWN_PASSWORD, salt).equals(Optional.of(answer))) {
      throw new UnusableNativeCodeException(name + " does not compute bcrypt");
    }
  }

  /** The name of its file. */
  String name() {
    return name;
  }

  /**
   * The stored form for {@code text}, or empty if that contains NUL, which ends a string in C.
   *
   * @param setting a stored form, of which only prefix, cost and salt are read
   */
  Optional<String> crypt(String text, String setting) {
    if (text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    byte[] password = text.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined();
        NativeMemory memory = new NativeMemory(arena)) {
      MemorySegment data = memory.zeros(DATA_BYTES);
      boolean computed =
          isComputed(
              memory.copyOf(password),
              memory.copyOf(setting.getBytes(StandardCharsets.US_ASCII)),
              data);
      // The result is at the start of the data.
      return computed
          ? Optional.of(data.getString(0, StandardCharsets.US_ASCII))
          : Optional.empty();
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  private boolean isComputed(MemorySegment password, MemorySegment setting, MemorySegment data) {
    try {
      MemorySegment output = (MemorySegment) crypt.invokeExact(password, setting, data, DATA_BYTES);
      return output.address() != 0;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " was called wrongly", e);
    }
  }
}
