package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Signatures are judged as in Wycheproof's JSON Web Signature tests. Their file, {@code
 * testvectors_v1/json_web_signature_test.json} of C2SP/wycheproof with 401 vectors, is in no Maven
 * artifact, and its payloads are not claims, which are refused here whatever the signature. So its
 * cases, and those of its files for the same primitives, are generated for keys and tokens of this
 * service.
 */
interface JwsVectorContract {

  /** The time at which the valid vectors are valid. */
  Instant THEN = Instant.ofEpochSecond(1_800_000_000L);

  SigningAlgorithm algorithm();

  NativeSigning nativeCode();

  @TestFactory
  @Tag("RFC8725-3.1")
  @Tag("RFC8725-3.3")
  @Tag("ASVS-9.1.1")
  @Tag("ASVS-9.1.2")
  default Stream<DynamicTest> a_signature_is_judged_as_wycheproof_asks_for() {
    KeyPair keys = algorithm().form().generate(new SecureRandom());
    KeyRing ring = ring(keys);
    JwtTokenVerifier verifier =
        new JwtTokenVerifier(ring, SampleKeys.ring(SampleKeys.REFRESH), TokenSettings.DEFAULT);
    return vectors(new GoodJws(algorithm(), keys, ring.signing().id()))
        .map(vector -> dynamicTest(vector.comment(), () -> judge(vector, verifier)));
  }

  private KeyRing ring(KeyPair keys) {
    SigningKey key = new SigningKey(algorithm().signature(), keys, "a sample");
    return new KeyRing(key, List.of()).in(SignatureCode.find(nativeCode(), List.of(key)));
  }

  private Stream<JwsVector> vectors(GoodJws good) {
    Stream<JwsVector> own =
        switch (algorithm()) {
          case RS256 -> Pkcs1Vectors.of(good);
          case PS256 -> PssVectors.of(good);
          case ES256 -> EcdsaVectors.of(good);
          case EDDSA -> EddsaVectors.of(good);
        };
    return Stream.concat(CommonVectors.of(good), own);
  }

  private static void judge(JwsVector vector, JwtTokenVerifier verifier) {
    var verification = verifier.verifyAccess(new Token(vector.jws()), THEN);
    assertThat(verification)
        .as(vector.comment())
        .isInstanceOf(vector.valid() ? Verification.Verified.class : Verification.Invalid.class);
  }
}
