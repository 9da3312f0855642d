package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.passwords.Bcrypt;
import dev.hexauth.adapter.passwords.HashingCode;
import dev.hexauth.adapter.passwords.NativeHashing;
import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import dev.hexauth.adapter.tokens.TokenKeys;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which native code can be measured on this machine.
 *
 * @param names of the functions and algorithms that it computes
 */
record NativeCodeHere(Set<String> names) {

  /** The native code that the product finds. */
  static NativeCodeHere find() {
    try (var passwords = Adapters.passwords(Bcrypt.DEFAULT, NativeHashing.AUTO)) {
      return find(passwords.getBean(HashingCode.class));
    }
  }

  private static NativeCodeHere find(HashingCode hashing) {
    Stream<String> functions =
        Arrays.stream(Hashing.Function.values())
            .filter(function -> !NativeParts.isJava(hashing.of(function.settings())))
            .map(Enum::name);
    Stream<String> algorithms =
        Arrays.stream(SigningAlgorithm.values())
            .filter(algorithm -> !NativeParts.isJava(computing(algorithm)))
            .map(Enum::name);
    return new NativeCodeHere(
        Stream.concat(functions, algorithms).collect(Collectors.toUnmodifiableSet()));
  }

  private static String computing(SigningAlgorithm algorithm) {
    try (var tokens = Adapters.tokens(algorithm, NativeSigning.AUTO)) {
      return tokens.getBean(TokenKeys.class).computedBy();
    }
  }

  /** Whether the benchmark needs no native code, or that is here. */
  boolean runs(String benchmark) {
    return !benchmark.contains(",AUTO]")
        || names.contains(benchmark.replaceAll(".*\\[(\\w+),AUTO]", "$1"));
  }
}
