package dev.hexauth.adapter.passwords;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;

/** A library of the operating system, kept until the process ends. */
@SuppressWarnings("restricted") // The JVM cannot check native code; each library has a self-test.
final class NativeLibrary {

  private final String name;
  private final SymbolLookup symbols;

  private NativeLibrary(String name, SymbolLookup symbols) {
    this.name = name;
    this.symbols = symbols;
  }

  /**
   * Opens the first of {@code names} that is installed: its versions have one each.
   *
   * @throws UnusableNativeCodeException if none is, or the JVM may not use native code
   */
  static NativeLibrary open(List<String> names) {
    for (String name : names) {
      try {
        return new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global()));
      } catch (IllegalArgumentException _) {
        // Perhaps another version is installed.
      } catch (IllegalCallerException e) {
        throw new UnusableNativeCodeException(
            "this JVM may not call native code; start it with --enable-native-access=ALL-UNNAMED",
            e);
      } catch (UnsupportedOperationException e) {
        throw new UnusableNativeCodeException("this JVM cannot call native code", e);
      }
    }
    throw new UnusableNativeCodeException(String.join(" or ", names) + " is not installed");
  }

  /** The file name under which it was found. */
  String name() {
    return name;
  }

  /**
   * Its function {@code function}.
   *
   * @throws UnusableNativeCodeException if it has none of that name
   */
  MethodHandle function(String function, FunctionDescriptor descriptor) {
    try {
      return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(function), descriptor);
    } catch (NoSuchElementException e) {
      throw new UnusableNativeCodeException(name + " has no " + function, e);
    }
  }
}
