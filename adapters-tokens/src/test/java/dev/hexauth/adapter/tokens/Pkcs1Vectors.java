package dev.hexauth.adapter.tokens;

import static dev.hexauth.adapter.tokens.Bytes.concat;
import static dev.hexauth.adapter.tokens.Bytes.hex;
import static dev.hexauth.adapter.tokens.Bytes.repeated;

import java.math.BigInteger;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Wycheproof's "ModifiedPadding": RSASSA-PKCS1-v1_5 with what is signed in another encoding. The
 * name of the digest without its NULL is not among them: RFC 8017, A.2.4 lets verifiers accept it,
 * and the JDK does.
 */
final class Pkcs1Vectors {

  private static final int SIZE = 256;

  /** The start of a SHA-256's DigestInfo (RFC 8017, 9.2). */
  private static final String SHA256 = "3031300d060960864801650304020105000420";

  /** DigestInfos that are no SHA-256's, or not as DER has it; the digest follows. */
  private static final Map<String, String> STARTS =
      Map.ofEntries(
          Map.entry("MD5's name", "302c300c06082a864886f70d020505000420"),
          Map.entry("SHA-1's name", "302d300906052b0e03021a05000420"),
          Map.entry("SHA-224's name", "3031300d060960864801650304020405000420"),
          Map.entry("SHA-384's name", "3031300d060960864801650304020205000420"),
          Map.entry("SHA-512's name", "3031300d060960864801650304020305000420"),
          Map.entry("SHA-512/256's name", "3031300d060960864801650304020605000420"),
          Map.entry("SHA3-256's name", "3031300d060960864801650304020805000420"),
          Map.entry("no name", "0420"),
          Map.entry("an empty name", "3026300206000420"),
          Map.entry("a long form of the outer length", "308131300d060960864801650304020105000420"),
          Map.entry(
              "a longer form of the outer length", "30820031300d060960864801650304020105000420"),
          Map.entry("an indefinite outer length", "3080300d060960864801650304020105000420"),
          Map.entry("a long form of the inner length", "303230810d060960864801650304020105000420"),
          Map.entry("a long form of the name's length", "3032300e06810960864801650304020105000420"),
          Map.entry(
              "a long form of the digest's length", "3032300d06096086480165030402010500048120"),
          Map.entry("a length that is too short", "3030300d060960864801650304020105000420"),
          Map.entry("a length that is too long", "3032300d060960864801650304020105000420"),
          Map.entry("a digest of another length", "3031300d060960864801650304020105000421"),
          Map.entry("a digest that is a bit string", "3031300d060960864801650304020105000320"),
          Map.entry("a set for a sequence", "3131300d060960864801650304020105000420"),
          Map.entry("a parameter that is a number", "3032300e06096086480165030402010201000420"),
          Map.entry(
              "a parameter that is an empty sequence", "3031300d060960864801650304020130000420"),
          Map.entry("a NULL that is not empty", "3032300e06096086480165030402010501000420"),
          Map.entry("two parameters", "3033300f0609608648016503040201050005000420"),
          Map.entry("a name of one number more", "3032300e060a6086480165030402010005000420"),
          Map.entry("a name of one number less", "3030300c0608608648016503040205000420"),
          Map.entry("a name padded", "3032300e060a6086480165030402800105000420"));

  private final GoodJws good;
  private final RSAPrivateKey key;
  private final byte[] info;
  private final byte[] digest;

  private Pkcs1Vectors(GoodJws good) {
    this.good = good;
    this.key = (RSAPrivateKey) good.key();
    this.digest = Bytes.digest("SHA-256", good.bytes());
    this.info = digestInfo(good);
  }

  static Stream<JwsVector> of(GoodJws good) {
    Pkcs1Vectors vectors = new Pkcs1Vectors(good);
    return Stream.of(
            vectors.starts(), vectors.blocks(), vectors.numbers(), vectors.otherPrimitives())
        .flatMap(it -> it);
  }

  private Stream<JwsVector> starts() {
    return Stream.concat(
        STARTS.entrySet().stream()
            .map(start ->
                invalid(start.getKey(), framed(SIZE, concat(hex(start.getValue()), digest)))),
        Stream.of(
            good.valid("signed: the encoding itself", signature(framed(SIZE, info))),
            invalid("a digest without its last byte", framed(SIZE, Arrays.copyOf(info, 50))),
            invalid("the digest alone", framed(SIZE, digest)),
            invalid(
                "a zero within the outer sequence",
                framed(
                    SIZE,
                    concat(hex("3032300d060960864801650304020105000420"), digest, new byte[1]))),
            invalid("a zero after the outer sequence", framed(SIZE, concat(info, new byte[1])))));
  }

  private Stream<JwsVector> blocks() {
    byte[] block = framed(SIZE, info);
    return Stream.of(
        invalid("block type 0", Bytes.flipped(block, 1, 1)),
        invalid("block type 2", concat(hex("0002"), repeated(0xff, 202), new byte[1], info)),
        invalid("a first byte of 1", Bytes.flipped(block, 0, 1)),
        invalid("no frame", concat(new byte[SIZE - info.length], info)),
        invalid("a padding of zeros", concat(hex("0001"), repeated(0, 203), info)),
        invalid(
            "a padding of random bytes",
            concat(hex("0001"), repeated(0x5a, 202), new byte[1], info)),
        invalid("no padding", concat(hex("000100"), info, new byte[SIZE - 3 - info.length])),
        invalid(
            "a padding of 8 bytes and garbage at the end",
            concat(framed(62, info), repeated(0xa5, SIZE - 62))),
        invalid(
            "a padding of 8 bytes and zeros at the end",
            concat(framed(62, info), new byte[SIZE - 62])),
        invalid(
            "zeros at the start and a padding of 8 bytes",
            concat(new byte[SIZE - 62], framed(62, info))),
        invalid("a padding with one bit changed", Bytes.flipped(block, 100, 0x10)),
        invalid("a separator that is none", Bytes.flipped(block, SIZE - info.length - 1, 2)),
        invalid("two separators", concat(hex("0001"), repeated(0xff, 201), new byte[2], info)),
        invalid("no separator", concat(hex("0001"), repeated(0xff, 203), info)),
        invalid("a digest with one bit changed", Bytes.flipped(block, SIZE - 1, 1)));
  }

  private Stream<JwsVector> numbers() {
    BigInteger n = key.getModulus();
    BigInteger s = Bytes.number(good.signature());
    return Stream.of(
        number("0", BigInteger.ZERO),
        number("1", BigInteger.ONE),
        number("2", BigInteger.TWO),
        number("n", n),
        number("n - 1", n.subtract(BigInteger.ONE)),
        number("n + 1", n.add(BigInteger.ONE)),
        number("-s", n.subtract(s)),
        number("s + n", s.add(n)),
        number("s + 2n", s.add(n.shiftLeft(1))),
        number("s²", s.multiply(s).mod(n)),
        number("1/s", s.modInverse(n)),
        good.invalid("the greatest of its length", repeated(0xff, SIZE)),
        good.invalid("a zero before it in 257 bytes", concat(new byte[1], good.signature())),
        good.invalid(
            "s and n in twice the length", concat(good.signature(), Bytes.ofNumber(n, SIZE))));
  }

  private Stream<JwsVector> otherPrimitives() {
    return Stream.of(
        good.invalid("SHA-1", Forge.sign("SHA1withRSA", good.input(), key)),
        good.invalid("SHA-384", Forge.sign("SHA384withRSA", good.input(), key)),
        good.invalid("SHA-512", Forge.sign("SHA512withRSA", good.input(), key)),
        good.invalid("PSS", Forge.pss("SHA-256", "SHA-256", 32, good.input(), key)),
        good.invalid(
            "PS256, as it says",
            good.named("PS256")
                + "."
                + Forge.base64(Forge.signature("PS256", good.named("PS256"), key))),
        good.invalid(
            "RS512, as it says",
            good.named("RS512")
                + "."
                + Forge.base64(Forge.sign("SHA512withRSA", good.named("RS512"), key))));
  }

  private JwsVector number(String comment, BigInteger number) {
    return good.invalid("the number " + comment, Bytes.ofNumber(number, SIZE));
  }

  private JwsVector invalid(String comment, byte[] message) {
    return good.invalid("signed: " + comment, signature(message));
  }

  private byte[] signature(byte[] message) {
    return Bytes.ofNumber(
        Bytes.number(message).modPow(key.getPrivateExponent(), key.getModulus()), SIZE);
  }

  /** EMSA-PKCS1-v1_5 of any content and length. */
  static byte[] framed(int size, byte[] content) {
    return concat(hex("0001"), repeated(0xff, size - content.length - 3), new byte[1], content);
  }

  static byte[] digestInfo(GoodJws good) {
    return concat(hex(SHA256), Bytes.digest("SHA-256", good.bytes()));
  }

  /**
   * A signature for a public exponent of 3 that takes no private key: the cube of it begins as a
   * padded digest does, and the rest is what it happens to be.
   */
  static byte[] cubeRoot(GoodJws good) {
    byte[] target = concat(framed(62, digestInfo(good)), repeated(0xff, SIZE - 62));
    return Bytes.ofNumber(cubeRoot(Bytes.number(target)), SIZE);
  }

  private static BigInteger cubeRoot(BigInteger number) {
    BigInteger root = BigInteger.ZERO;
    for (int bit = number.bitLength() / 3; bit >= 0; bit--) {
      BigInteger next = root.setBit(bit);
      if (next.pow(3).compareTo(number) <= 0) {
        root = next;
      }
    }
    return root;
  }
}
