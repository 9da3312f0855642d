package dev.hexauth.adapter.tokens;

import static dev.hexauth.adapter.tokens.Bytes.concat;
import static dev.hexauth.adapter.tokens.Bytes.ofNumber;

import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECFieldFp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** ECDSA on P-256 with numbers out of range, and in other forms than RFC 7518, 3.4 has it. */
final class EcdsaVectors {

  private static final int SIZE = 32;

  private final GoodJws good;
  private final BigInteger n;
  private final BigInteger p;
  private final BigInteger r;
  private final BigInteger s;

  private EcdsaVectors(GoodJws good) {
    this.good = good;
    ECPrivateKey key = (ECPrivateKey) good.key();
    this.n = key.getParams().getOrder();
    this.p = ((ECFieldFp) key.getParams().getCurve().getField()).getP();
    this.r = Bytes.number(Arrays.copyOf(good.signature(), SIZE));
    this.s = Bytes.number(Arrays.copyOfRange(good.signature(), SIZE, 2 * SIZE));
  }

  static Stream<JwsVector> of(GoodJws good) {
    EcdsaVectors vectors = new EcdsaVectors(good);
    return Stream.of(vectors.extremes(), vectors.related(), vectors.forms(), vectors.digests())
        .flatMap(it -> it);
  }

  /** Zeros among them: a signature that was good for every key and message (CVE-2022-21449). */
  private Stream<JwsVector> extremes() {
    BigInteger most = BigInteger.ONE.shiftLeft(8 * SIZE).subtract(BigInteger.ONE);
    List<BigInteger> extremes =
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.TWO,
            n.shiftRight(1),
            n.subtract(BigInteger.ONE),
            n,
            n.add(BigInteger.ONE),
            p,
            p.subtract(n),
            most);
    Stream<JwsVector> both =
        extremes.stream().flatMap(first -> extremes.stream().map(second -> pair(first, second)));
    Stream<JwsVector> one =
        extremes.stream().flatMap(extreme -> Stream.of(pair(r, extreme), pair(extreme, s)));
    return Stream.concat(both, one);
  }

  private Stream<JwsVector> related() {
    return Stream.of(
        good.valid("r, n - s, which is another signature", encoded(r, n.subtract(s), SIZE)),
        pair(n.subtract(r), s),
        pair(n.subtract(r), n.subtract(s)),
        pair(s, r),
        pair(r, s.modInverse(n)),
        pair(r, s.add(n)),
        pair(r.add(n), s),
        pair(r.add(p), s),
        pair(r.shiftLeft(256), s),
        pair(r, s.negate().mod(BigInteger.ONE.shiftLeft(256))));
  }

  private Stream<JwsVector> forms() {
    byte[] first = ofNumber(r, SIZE);
    byte[] second = ofNumber(s, SIZE);
    return Stream.of(
        good.invalid("DER", der(r, s)),
        good.invalid("DER of zeros", der(BigInteger.ZERO, BigInteger.ZERO)),
        good.invalid("DER in 64 bytes", Arrays.copyOf(der(r, s), 64)),
        good.invalid("r alone", first),
        good.invalid("r and a byte less of s", Arrays.copyOf(good.signature(), 63)),
        good.invalid("halves of 33 bytes", encoded(r, s, 33)),
        good.invalid("halves of 48 bytes", encoded(r, s, 48)),
        good.invalid("halves of 66 bytes", encoded(r, s, 66)),
        good.invalid("halves backwards", concat(Bytes.reversed(first), Bytes.reversed(second))),
        good.invalid("s before r", concat(second, first)),
        good.invalid("twice", concat(good.signature(), good.signature())));
  }

  private Stream<JwsVector> digests() {
    return Stream.of("SHA1", "SHA224", "SHA384", "SHA512")
        .map(digest ->
            good.invalid(
                digest, Forge.sign(digest + "withECDSAinP1363Format", good.input(), good.key())));
  }

  private JwsVector pair(BigInteger first, BigInteger second) {
    return good.invalid(
        "r " + first.toString(16) + ", s " + second.toString(16), encoded(first, second, SIZE));
  }

  private static byte[] encoded(BigInteger first, BigInteger second, int size) {
    return concat(ofNumber(first, size), ofNumber(second, size));
  }

  private static byte[] der(BigInteger first, BigInteger second) {
    byte[] content = concat(integer(first), integer(second));
    return concat(new byte[] {0x30, (byte) content.length}, content);
  }

  private static byte[] integer(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return concat(new byte[] {2, (byte) bytes.length}, bytes);
  }
}
