package dev.hexauth.bootstrap;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * An RSA key of 16 384 bits, the JDK's maximum. Finding two primes of half that size takes minutes;
 * these halves are products of primes, which work for signing but are not secure.
 */
final class HugeKey {

  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
  private static final int PRIME_BITS = 512;
  private static final int PRIMES = 16;

  private HugeKey() {}

  static KeyPair make() throws GeneralSecurityException {
    SecureRandom random = new SecureRandom();
    List<BigInteger> primes =
        Stream.generate(() -> BigInteger.probablePrime(PRIME_BITS, random))
            .filter(prime -> !prime.mod(EXPONENT).equals(BigInteger.ONE))
            .distinct()
            .limit(2 * PRIMES)
            .toList();
    Half p = Half.of(primes.subList(0, PRIMES));
    Half q = Half.of(primes.subList(PRIMES, 2 * PRIMES));
    BigInteger modulus = p.product.multiply(q.product);
    KeyFactory keys = KeyFactory.getInstance("RSA");
    return new KeyPair(
        keys.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)),
        keys.generatePrivate(
            new RSAPrivateCrtKeySpec(
                modulus,
                EXPONENT,
                EXPONENT.modInverse(p.order.multiply(q.order)),
                p.product,
                q.product,
                EXPONENT.modInverse(p.order),
                EXPONENT.modInverse(q.order),
                q.product.modInverse(p.product))));
  }

  private record Half(BigInteger product, BigInteger order) {

    static Half of(List<BigInteger> primes) {
      return new Half(
          primes.stream().reduce(BigInteger.ONE, BigInteger::multiply),
          primes.stream()
              .map(prime -> prime.subtract(BigInteger.ONE))
              .reduce(BigInteger.ONE, BigInteger::multiply));
    }
  }
}
