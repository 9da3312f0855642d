package dev.hexauth.adapter.tokens;

import static dev.hexauth.adapter.tokens.Bytes.concat;
import static dev.hexauth.adapter.tokens.Bytes.hex;
import static dev.hexauth.adapter.tokens.Bytes.number;
import static dev.hexauth.adapter.tokens.Bytes.reversed;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ed25519 with an S out of range, and with an R that is no point of the group (RFC 8032, 5.1.7).
 */
final class EddsaVectors {

  private static final int SIZE = 32;

  /** The order of the group. */
  private static final BigInteger ORDER =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  /** Points of a small order, and encodings of points that are not canonical. */
  private static final List<String> POINTS =
      List.of(
          "01" + "00".repeat(31),
          "01" + "00".repeat(30) + "80",
          "00".repeat(32),
          "00".repeat(31) + "80",
          "ec" + "ff".repeat(30) + "7f",
          "ec" + "ff".repeat(31),
          "ed" + "ff".repeat(30) + "7f",
          "ed" + "ff".repeat(31),
          "ee" + "ff".repeat(30) + "7f",
          "ee" + "ff".repeat(31),
          "ff".repeat(32),
          "02" + "00".repeat(31));

  private final GoodJws good;
  private final byte[] point;
  private final BigInteger s;

  private EddsaVectors(GoodJws good) {
    this.good = good;
    this.point = Arrays.copyOf(good.signature(), SIZE);
    this.s = number(reversed(Arrays.copyOfRange(good.signature(), SIZE, 2 * SIZE)));
  }

  static Stream<JwsVector> of(GoodJws good) {
    EddsaVectors vectors = new EddsaVectors(good);
    return Stream.of(vectors.numbers(), vectors.points(), vectors.forms()).flatMap(it -> it);
  }

  private Stream<JwsVector> numbers() {
    Stream<BigInteger> multiples =
        IntStream.rangeClosed(1, 14).mapToObj(BigInteger::valueOf).map(ORDER::multiply).map(s::add);
    Stream<BigInteger> others =
        Stream.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            ORDER.subtract(BigInteger.ONE),
            ORDER,
            ORDER.add(BigInteger.ONE),
            ORDER.subtract(s),
            s.setBit(253),
            s.setBit(254),
            s.setBit(255));
    return Stream.concat(multiples, others)
        .map(number -> good.invalid("S " + number.toString(16), signature(point, number)));
  }

  private Stream<JwsVector> points() {
    return POINTS.stream()
        .flatMap(encoding ->
            Stream.of(s, BigInteger.ZERO, ORDER)
                .map(number ->
                    good.invalid(
                        "R " + encoding + ", S " + number.toString(16),
                        signature(hex(encoding), number))));
  }

  private Stream<JwsVector> forms() {
    byte[] second = Arrays.copyOfRange(good.signature(), SIZE, 2 * SIZE);
    return Stream.of(
        good.invalid("the sign of R changed", Bytes.flipped(good.signature(), SIZE - 1, 0x80)),
        good.invalid("S before R", concat(second, point)),
        good.invalid("S with its highest byte first", concat(point, reversed(second))),
        good.invalid("R alone", point),
        good.invalid("as long as Ed448's", concat(good.signature(), new byte[50])),
        good.invalid("over the digest", Forge.sign("Ed25519", digest(), good.key())));
  }

  private String digest() {
    return Forge.base64(Bytes.digest("SHA-512", good.bytes()));
  }

  private static byte[] signature(byte[] point, BigInteger number) {
    byte[] digits = reversed(Bytes.ofNumber(number, SIZE));
    return concat(point, digits);
  }
}
