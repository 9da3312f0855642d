package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SignatureException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures that were made elsewhere, and one that was made without a key. */
@Tag("RFC8725-3.3")
final class PublishedSignaturesTest {

  /**
   * An example of an RFC.
   *
   * @param jwk the public key
   */
  private record Example(String rfc, String jwk, String jws) {}

  private static final List<Example> EXAMPLES =
      List.of(
          new Example(
              "RFC 7520, 4.1",
              "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\""
                  + "n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0"
                  + "VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBord"
                  + "aZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzw"
                  + "OHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwU"
                  + "kRz5iaiQkqgc5gHdrNP5zw\"}",
              "eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9."
                  + "SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91"
                  + "IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXi"
                  + "gJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4."
                  + "MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx"
                  + "996ivp83xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHR"
                  + "D68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQdLuW3IS_de3xyIrD"
                  + "aLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH8"
                  + "4ogoree7vjbU5y18kDquDg"),
          new Example(
              "RFC 7515, A.3",
              "{\"kty\":\"EC\",\"crv\":\"P-256\","
                  + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                  + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}",
              "eyJhbGciOiJFUzI1NiJ9."
                  + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
                  + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
                  + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA"
                  + "pmWQxfKTUJqPP3-Kg6NU1Q"),
          new Example(
              "RFC 8037, A.4",
              "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                  + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
              "eyJhbGciOiJFZERTQSJ9."
                  + "RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
                  + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_M"
                  + "uM0KAg"));

  @ParameterizedTest
  @EnumSource
  void the_examples_of_the_rfcs_are_good_and_no_other_text_is(NativeSigning wanted) {
    for (Example example : EXAMPLES) {
      JwtParser parser =
          parser(wanted, (PublicKey) Jwks.parser().build().parse(example.jwk()).toKey());
      assertThat(parser.parse(example.jws()).getHeader()).as(example.rfc()).containsKey("alg");
      String changed = example.jws().replaceFirst("\\.(..)", ".$1$1");
      assertThatExceptionOfType(SignatureException.class)
          .as(example.rfc())
          .isThrownBy(() -> parser.parse(changed));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_root_of_a_small_exponent_is_no_signature(NativeSigning wanted) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(new RSAKeyGenParameterSpec(2048, BigInteger.valueOf(3)));
    KeyPair keys = generator.generateKeyPair();
    GoodJws good = new GoodJws(SigningAlgorithm.RS256, keys, "kid");
    byte[] root = Pkcs1Vectors.cubeRoot(good);
    byte[] cube = Bytes.ofNumber(Bytes.number(root).pow(3), 256);
    assertThat(cube).startsWith(Pkcs1Vectors.framed(62, Pkcs1Vectors.digestInfo(good)));
    JwtParser parser = parser(wanted, keys.getPublic());
    assertThat(parser.parse(good.valid("", good.signature()).jws()).getHeader()).isNotNull();
    assertThatExceptionOfType(SignatureException.class)
        .isThrownBy(() -> parser.parse(good.invalid("", root).jws()));
  }

  private static JwtParser parser(NativeSigning wanted, PublicKey key) {
    SignatureCode code =
        SignatureCode.find(wanted, List.of(SampleKeys.ring(SampleKeys.ACCESS).signing()));
    return code.parser().verifyWith(code.own(key)).clockSkewSeconds(4_000_000_000L).build();
  }
}
