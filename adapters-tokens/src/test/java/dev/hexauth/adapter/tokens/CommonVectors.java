package dev.hexauth.adapter.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Changes to tokens of every algorithm: Wycheproof's first groups and its group "base64". */
final class CommonVectors {

  private static final List<String> OTHERS =
      List.of(
          "none", "NONE", "HS256", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256",
          "ES384", "ES512", "ES256K", "EdDSA", "Ed25519", "Ed448", "");

  private CommonVectors() {}

  static Stream<JwsVector> of(GoodJws good) {
    return Stream.of(whole(good), incomplete(good), spelled(good), named(good), symmetric(good))
        .flatMap(it -> it);
  }

  private static Stream<JwsVector> whole(GoodJws good) {
    int last = good.signature().length - 1;
    return Stream.of(
        good.valid("unchanged", good.signature()),
        good.invalid("first bit of the signature", Bytes.flipped(good.signature(), 0, 0x80)),
        good.invalid("last bit of the signature", Bytes.flipped(good.signature(), last, 1)),
        good.invalid("signature without its last byte", Arrays.copyOf(good.signature(), last)),
        good.invalid("signature without its first byte", tail(good.signature())),
        good.invalid("signature and a zero", Bytes.concat(good.signature(), new byte[1])),
        good.invalid("zero and signature", Bytes.concat(new byte[1], good.signature())),
        good.invalid("signature backwards", Bytes.reversed(good.signature())),
        good.invalid("signature of zeros", new byte[last + 1]),
        good.invalid("signature of ones", Bytes.repeated(0xff, last + 1)),
        good.invalid(
            "payload modified", good.part(0) + "." + modified(good.part(1)) + "." + good.part(2)),
        good.invalid(
            "header modified", modified(good.part(0)) + "." + good.part(1) + "." + good.part(2)),
        good.invalid("JSON serialization", json(good)));
  }

  private static byte[] tail(byte[] bytes) {
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  private static String modified(String part) {
    String text = Forge.text(part);
    return Forge.base64(text.replaceFirst(":\"", ":\"x").getBytes(StandardCharsets.UTF_8));
  }

  private static String json(GoodJws good) {
    return "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"%s\",\"signature\":\"%s\"}]}"
        .formatted(good.part(1), good.part(0), good.part(2));
  }

  private static Stream<JwsVector> incomplete(GoodJws good) {
    String header = good.part(0);
    String payload = good.part(1);
    String signature = good.part(2);
    return Stream.of(
        good.invalid("no signature", header + "." + payload + "."),
        good.invalid("no signature and no separator", header + "." + payload),
        good.invalid("no payload", header + ".." + signature),
        good.invalid("no payload and no separator", header + "." + signature),
        good.invalid("no header", "." + payload + "." + signature),
        good.invalid("no header and no separator", payload + "." + signature),
        good.invalid("neither header nor signature", "." + payload + "."),
        good.invalid("payload alone", payload),
        good.invalid("empty", ""),
        good.invalid("separators alone", ".."),
        good.invalid("one more empty part", good.input() + "." + signature + "."),
        good.invalid("one more part", good.input() + "." + signature + ".foo"));
  }

  private static Stream<JwsVector> spelled(GoodJws good) {
    String signature = good.part(2);
    String start = signature.substring(0, signature.length() - 1);
    char last = signature.charAt(signature.length() - 1);
    return Stream.of(
            "    " + signature,
            signature + " ",
            "?" + signature,
            signature + "?",
            start + "?",
            signature.substring(0, 9) + "\n" + signature.substring(9),
            signature.substring(0, 9) + "=" + signature.substring(9),
            signature + "=",
            signature + "==",
            signature + "A",
            signature.replace(signature.charAt(3), '+'),
            signature.replace(signature.charAt(3), '/'),
            start + (char) (last + 1))
        .map(spelling ->
            good.invalid("signature spelled " + spelling, good.input() + "." + spelling));
  }

  /** The name is another, and the signature that of the key's own algorithm. */
  private static Stream<JwsVector> named(GoodJws good) {
    return OTHERS.stream()
        .filter(name -> !name.equals(good.algorithm().id()))
        .flatMap(name ->
            Stream.of(
                good.invalid("alg " + name + ", not signed", good.named(name) + "."),
                good.invalid(
                    "alg " + name + ", signed with " + good.algorithm(),
                    good.named(name)
                        + "."
                        + Forge.base64(
                            Forge.signature(
                                good.algorithm().id(), good.named(name), good.key())))));
  }

  /** The public key as a secret that all know. */
  private static Stream<JwsVector> symmetric(GoodJws good) {
    byte[] der = good.publicKey().getEncoded();
    return Stream.of(
            der, SampleKeys.pem("PUBLIC KEY", der).getBytes(StandardCharsets.US_ASCII), tail(der))
        .flatMap(secret ->
            Stream.of("HS256", good.algorithm().id())
                .map(name ->
                    good.invalid(
                        name + " with the public key in " + secret.length + " bytes",
                        good.named(name) + "." + Forge.base64(hmac(good.named(name), secret)))));
  }

  private static byte[] hmac(String input, byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
