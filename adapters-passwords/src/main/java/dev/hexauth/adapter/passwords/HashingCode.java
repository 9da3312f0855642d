package dev.hexauth.adapter.passwords;

/** What computes password hashes. */
public final class HashingCode {

  final SlowFunctions functions;

  HashingCode(SlowFunctions functions) {
    this.functions = functions;
  }

  /** What computes {@code function}: a library, or Java and why. */
  public String of(HashFunction function) {
    return functions.computing(function);
  }
}
