package dev.hexauth.adapter.passwords;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A library of the operating system, loaded until the process ends. */
@SuppressWarnings("restricted") // The JVM cannot check native code; each library has a self-test.
final class NativeLibrary {

  private final String name;
  private final SymbolLookup symbols;

  private NativeLibrary(String name, SymbolLookup symbols) {
    this.name = name;
    this.symbols = symbols;
  }

  /**
   * Opens the first installed library of {@code names}, the file names of its versions.
   *
   * @throws UnusableNativeCodeException if none is installed, or the JVM may not use native code
   */
  static NativeLibrary open(List<String> names) {
    return names.stream()
        .flatMap(name -> installed(name).stream())
        .findFirst()
        .orElseThrow(() ->
            new UnusableNativeCodeException(String.join(" or ", names) + " is not installed"));
  }

  private static Optional<NativeLibrary> installed(String name) {
    try {
      return Optional.of(new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IllegalCallerException e) {
      throw new UnusableNativeCodeException(
          "this JVM may not call native code; start it with --enable-native-access=ALL-UNNAMED", e);
    } catch (UnsupportedOperationException e) {
      throw new UnusableNativeCodeException("this JVM cannot call native code", e);
    }
  }

  /** The name of its file. */
  String name() {
    return name;
  }

  /**
   * The function called {@code function}.
   *
   * @throws UnusableNativeCodeException if the library has no such function
   */
  MethodHandle function(String function, FunctionDescriptor descriptor) {
    try {
      return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(function), descriptor);
    } catch (NoSuchElementException e) {
      throw new UnusableNativeCodeException(name + " has no " + function, e);
    }
  }
}
