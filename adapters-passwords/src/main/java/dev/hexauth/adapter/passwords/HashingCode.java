package dev.hexauth.adapter.passwords;

/** The implementation of password hashes. */
public final class HashingCode {

  final SlowFunctions functions;

  HashingCode(SlowFunctions functions) {
    this.functions = functions;
  }

  /** The implementation of {@code function}: a library, or Java and the reason. */
  public String of(HashFunction function) {
    return functions.computedBy(function);
  }
}
