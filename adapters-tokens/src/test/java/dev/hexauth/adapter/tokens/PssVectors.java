package dev.hexauth.adapter.tokens;

import static dev.hexauth.adapter.tokens.Bytes.concat;
import static dev.hexauth.adapter.tokens.Bytes.repeated;

import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** RSASSA-PSS with other parameters than PS256 has, and with an encoding that was changed. */
final class PssVectors {

  private static final int SIZE = 256;

  private final GoodJws good;
  private final RSAPrivateCrtKey key;

  private PssVectors(GoodJws good) {
    this.good = good;
    this.key = (RSAPrivateCrtKey) good.key();
  }

  static Stream<JwsVector> of(GoodJws good) {
    PssVectors vectors = new PssVectors(good);
    return Stream.of(
            vectors.salts(), vectors.otherPrimitives(), vectors.encodings(), vectors.numbers())
        .flatMap(it -> it);
  }

  private Stream<JwsVector> salts() {
    return IntStream.of(0, 1, 20, 31, 33, 48, 64, SIZE - 34)
        .mapToObj(
            length -> good.invalid("a salt of " + length, signed("SHA-256", "SHA-256", length)));
  }

  private Stream<JwsVector> otherPrimitives() {
    return Stream.of(
        good.invalid("SHA-1", signed("SHA-1", "SHA-1", 20)),
        good.invalid("SHA-384", signed("SHA-384", "SHA-384", 48)),
        good.invalid("SHA-384 and a salt of 32", signed("SHA-384", "SHA-384", 32)),
        good.invalid("SHA-512", signed("SHA-512", "SHA-512", 64)),
        good.invalid("a mask by SHA-1", signed("SHA-256", "SHA-1", 32)),
        good.invalid("a mask by SHA-512", signed("SHA-256", "SHA-512", 32)),
        good.invalid("PKCS #1 v1.5", Forge.sign("SHA256withRSA", good.input(), key)),
        good.invalid(
            "RS256, as it says",
            good.named("RS256")
                + "."
                + Forge.base64(Forge.signature("RS256", good.named("RS256"), key))),
        good.invalid(
            "PS384, as it says",
            good.named("PS384")
                + "."
                + Forge.base64(Forge.pss("SHA-384", "SHA-384", 48, good.named("PS384"), key))));
  }

  private byte[] signed(String digest, String mask, int salt) {
    return Forge.pss(digest, mask, salt, good.input(), key);
  }

  /** The encoded message (RFC 8017, 9.1) of the good signature, changed. */
  private Stream<JwsVector> encodings() {
    BigInteger encoded =
        Bytes.number(good.signature()).modPow(key.getPublicExponent(), key.getModulus());
    byte[] message = Bytes.ofNumber(encoded, SIZE);
    return Stream.of(
        raw("a trailer of 0xcc", concat(Arrays.copyOf(message, SIZE - 1), repeated(0xcc, 1))),
        raw("a trailer of one bit more", Bytes.flipped(message, SIZE - 1, 1)),
        raw("a first bit that is set", Bytes.flipped(message, 0, 0x80)),
        raw("a bit of the digest", Bytes.flipped(message, SIZE - 2, 1)),
        raw("a bit of the salt", Bytes.flipped(message, SIZE - 34, 1)),
        raw("a bit of the separator", Bytes.flipped(message, SIZE - 34 - 32, 1)),
        raw("a bit of the padding", Bytes.flipped(message, 100, 1)));
  }

  private JwsVector raw(String comment, byte[] message) {
    BigInteger signature = Bytes.number(message).modPow(key.getPrivateExponent(), key.getModulus());
    return good.invalid("signed: " + comment, Bytes.ofNumber(signature, SIZE));
  }

  private Stream<JwsVector> numbers() {
    BigInteger n = key.getModulus();
    BigInteger s = Bytes.number(good.signature());
    return Stream.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            n.subtract(BigInteger.ONE),
            n,
            n.add(BigInteger.ONE),
            n.subtract(s),
            s.add(n))
        .map(number ->
            good.invalid("the number " + number.toString(16), Bytes.ofNumber(number, SIZE)));
  }
}
