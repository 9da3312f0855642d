package dev.hexauth.bootstrap;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The signature is missing, or one that a careless verifier of RS256 accepts (RFC 8725, 3.3). */
final class SignatureAttacks {

  /** The key's length in bytes. */
  private static final int SIZE = 256;

  /** The bytes before a SHA-256 in a signature (RFC 8017, 9.2). */
  private static final byte[] DIGEST_INFO =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private SignatureAttacks() {}

  static List<TokenAttack> all() {
    return Stream.of(absent(), changed(), numbers(), paddings()).flatMap(it -> it).toList();
  }

  private static Stream<TokenAttack> absent() {
    return Stream.of(
        TokenAttack.of("no signature", good -> good.withSignature("")),
        TokenAttack.of("no third part", Genuine::unsigned),
        TokenAttack.of(
            "the signature of the other kind",
            good -> good.withSignature(signatureOf(good.counterpart()))),
        TokenAttack.of(
            "the signature of other claims",
            good -> good.withSignature(signatureOf(good.signed(good.jwt().with("x", "y"))))),
        TokenAttack.of(
            "other claims under the signature",
            good ->
                good.jwt().with("sub", "01890a5d-ac96-774b-bcce-b302099a8057").unsigned()
                    + "."
                    + good.part(2)),
        TokenAttack.of(
            "a signature over the payload alone",
            good ->
                good.withSignature(
                    signatureOf(Jwt.signed("SHA256withRSA", good.part(1), good.key())))));
  }

  private static String signatureOf(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private static Stream<TokenAttack> changed() {
    Map<String, UnaryOperator<byte[]>> changes =
        Map.of(
            "its first bit flipped", it -> flipped(it, 0),
            "its last bit flipped", it -> flipped(it, SIZE - 1),
            "a byte less", it -> Arrays.copyOf(it, SIZE - 1),
            "a byte more", it -> Arrays.copyOf(it, SIZE + 1),
            "a zero byte before it", it -> concat(new byte[1], it),
            "itself after it", it -> concat(it, it),
            "its bytes backwards", SignatureAttacks::reversed,
            "its first half", it -> Arrays.copyOf(it, SIZE / 2));
    return changes.entrySet().stream()
        .map(change ->
            TokenAttack.of(
                "the signature with " + change.getKey(),
                good -> good.withSignature(Jwt.encoded(change.getValue().apply(bytes(good))))));
  }

  private static Stream<TokenAttack> numbers() {
    Map<String, Function<RSAPrivateKey, BigInteger>> numbers =
        Map.of(
            "0", _ -> BigInteger.ZERO,
            "1", _ -> BigInteger.ONE,
            "the modulus", RSAPrivateKey::getModulus,
            "the modulus less 1", key -> key.getModulus().subtract(BigInteger.ONE),
            "the modulus and 1", key -> key.getModulus().add(BigInteger.ONE),
            "the greatest of its length",
                _ -> BigInteger.ONE.shiftLeft(8 * SIZE).subtract(BigInteger.ONE));
    return Stream.concat(
        numbers.entrySet().stream()
            .map(number ->
                TokenAttack.of(
                    "the number " + number.getKey() + " for a signature",
                    good -> number(good, number.getValue().apply(rsa(good))))),
        Stream.of(
            TokenAttack.of(
                "the signature and the modulus",
                good -> number(good, new BigInteger(1, bytes(good)).add(rsa(good).getModulus()))),
            TokenAttack.of(
                "the negative signature",
                good ->
                    number(
                        good, rsa(good).getModulus().subtract(new BigInteger(1, bytes(good)))))));
  }

  /**
   * Only the holder of the key can make them, but a verifier that accepts them accepts forgeries as
   * well.
   */
  private static Stream<TokenAttack> paddings() {
    Map<String, UnaryOperator<byte[]>> paddings =
        Map.of(
            "nothing but the digest", digest -> digest,
            "no padding", digest -> concat(DIGEST_INFO, digest),
            "the padding of an encryption", digest -> padded(2, SIZE, digest),
            "zeros for padding", SignatureAttacks::zeroPadded,
            "a short padding and garbage after the digest",
                digest -> concat(padded(1, 64, digest), new byte[SIZE - 64]),
            "a short padding after zeros",
                digest -> concat(new byte[8], padded(1, SIZE - 8, digest)),
            "a byte of the padding changed", digest -> flipped(padded(1, SIZE, digest), 100),
            "a bit of the digest's name changed",
                digest -> flipped(padded(1, SIZE, digest), SIZE - 40),
            "another first byte", digest -> flipped(padded(1, SIZE, digest), 0));
    return Stream.concat(
        paddings.entrySet().stream()
            .map(padding ->
                TokenAttack.of(
                    "a signature with " + padding.getKey(),
                    good -> raw(good, padding.getValue().apply(digest(good))))),
        Stream.of(
            TokenAttack.of(
                "a signature of PS256 where RS256 is said",
                good -> good.withSignature(Jwt.encoded(pss(good)))),
            TokenAttack.of(
                "a signature with SHA-1",
                good -> Jwt.signed("SHA1withRSA", good.unsigned(), good.key()))));
  }

  private static String raw(Genuine good, byte[] message) {
    RSAPrivateKey key = rsa(good);
    return number(
        good, new BigInteger(1, message).modPow(key.getPrivateExponent(), key.getModulus()));
  }

  /** In as many bytes as a signature has, or more if the number needs more. */
  private static String number(Genuine good, BigInteger number) {
    byte[] digits = number.toByteArray();
    int sign = digits[0] == 0 ? 1 : 0;
    byte[] leading = new byte[Math.max(0, SIZE - digits.length + sign)];
    return good.withSignature(
        Jwt.encoded(concat(leading, Arrays.copyOfRange(digits, sign, digits.length))));
  }

  private static byte[] padded(int type, int size, byte[] digest) {
    return framed(type, size, concat(DIGEST_INFO, digest));
  }

  /** 0, the type, as many bytes 255 as fit, 0 and the content (RFC 8017, 9.2). */
  private static byte[] framed(int type, int size, byte[] content) {
    byte[] block = new byte[size - content.length];
    Arrays.fill(block, 2, block.length - 1, (byte) 0xff);
    block[1] = (byte) type;
    return concat(block, content);
  }

  private static byte[] zeroPadded(byte[] digest) {
    byte[] content = concat(DIGEST_INFO, digest);
    byte[] block = new byte[SIZE - content.length];
    block[1] = 1;
    return concat(block, content);
  }

  private static byte[] digest(Genuine good) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(good.unsigned().getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] pss(Genuine good) {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      signature.initSign(good.key());
      signature.update(good.unsigned().getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAPrivateKey rsa(Genuine good) {
    return (RSAPrivateKey) good.key();
  }

  private static byte[] bytes(Genuine good) {
    return Base64.getUrlDecoder().decode(good.part(2));
  }

  private static byte[] flipped(byte[] bytes, int index) {
    byte[] copy = bytes.clone();
    copy[index] ^= 1;
    return copy;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] copy = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      copy[i] = bytes[bytes.length - 1 - i];
    }
    return copy;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
