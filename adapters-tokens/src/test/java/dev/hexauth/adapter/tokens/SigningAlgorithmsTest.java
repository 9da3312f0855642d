package dev.hexauth.adapter.tokens;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which keys an algorithm takes. */
final class SigningAlgorithmsTest {

  private static final Map<KeyForm, KeyPair> PAIRS =
      Map.of(
          KeyForm.RSA, SampleKeys.ACCESS,
          KeyForm.P256, SampleKeys.ec(),
          KeyForm.ED25519, SampleKeys.ed25519());

  private static KeyPair sample(KeyForm form) {
    return requireNonNull(PAIRS.get(form));
  }

  private static void assertUnusable(
      SigningAlgorithm algorithm, String privateText, String publicText, String message) {
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> pair(algorithm, privateText, publicText))
        .withMessage(message)
        .withNoCause();
  }

  private static KeyPair pair(SigningAlgorithm algorithm, String privateText, String publicText) {
    return new KeyReader(algorithm)
        .pair(KeyValue.of("PRIVATE", privateText), KeyValue.of("PUBLIC", publicText));
  }

  private static String notFor(String half, SigningAlgorithm algorithm) {
    return "%s is no %s %s key, which %s needs, or a damaged one; %s"
        .formatted(
            half.toUpperCase(Locale.ROOT),
            algorithm.form().title(),
            half,
            algorithm.id(),
            algorithm.form().howToMakeOne());
  }

  @Test
  @Tag("RFC8725-3.2")
  @Tag("ASVS-11.4.3")
  @Tag("ASVS-11.6.1")
  void the_algorithms_are_called_as_the_registry_of_jose_calls_them() {
    assertThat(SigningAlgorithm.values())
        .extracting(SigningAlgorithm::id)
        .containsExactly("RS256", "PS256", "ES256", "EdDSA");
  }

  @ParameterizedTest
  @EnumSource
  void the_public_key_follows_from_the_private_one(SigningAlgorithm algorithm) {
    KeyPair pair = sample(algorithm.form());
    for (String publicText : List.of("", SampleKeys.spki(pair))) {
      KeyPair read = pair(algorithm, SampleKeys.pkcs8(pair), publicText);
      assertThat(read.getPrivate()).isEqualTo(pair.getPrivate());
      assertThat(read.getPublic()).isEqualTo(pair.getPublic());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_that_verifies_only_may_be_given_as_either_half(SigningAlgorithm algorithm) {
    KeyPair pair = sample(algorithm.form());
    for (String text : List.of(SampleKeys.pkcs8(pair), SampleKeys.spki(pair))) {
      assertThat(new KeyReader(algorithm).publicKey(KeyValue.of("OTHER", text)))
          .isEqualTo(pair.getPublic());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_of_another_algorithm_is_named_with_the_one_it_should_be_for(
      SigningAlgorithm algorithm) {
    Set<KeyForm> others = EnumSet.complementOf(EnumSet.of(algorithm.form()));
    String good = SampleKeys.pkcs8(sample(algorithm.form()));
    for (KeyForm other : others) {
      KeyPair wrong = sample(other);
      assertUnusable(algorithm, SampleKeys.pkcs8(wrong), "", notFor("private", algorithm));
      assertUnusable(algorithm, good, SampleKeys.spki(wrong), notFor("public", algorithm));
    }
  }

  @Test
  void a_point_that_is_not_on_its_curve_is_no_key() {
    byte[] spki = SampleKeys.ec().getPublic().getEncoded();
    spki[spki.length - 1] ^= 1;
    String damaged = SampleKeys.pem("PUBLIC KEY", spki);
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(
            () -> new KeyReader(SigningAlgorithm.ES256).publicKey(KeyValue.of("PUBLIC", damaged)))
        .withMessage(notFor("public", SigningAlgorithm.ES256));
  }

  @Test
  @Tag("ASVS-11.6.1")
  void no_other_curve_is_taken() {
    String p384 = SampleKeys.pkcs8(SampleKeys.ec384());
    String ed448 = SampleKeys.pkcs8(SampleKeys.ed448());
    assertUnusable(SigningAlgorithm.ES256, p384, "", notFor("private", SigningAlgorithm.ES256));
    assertUnusable(SigningAlgorithm.EDDSA, ed448, "", notFor("private", SigningAlgorithm.EDDSA));
    assertUnusable(
        SigningAlgorithm.ES256,
        SampleKeys.pkcs8(sample(KeyForm.P256)),
        SampleKeys.spki(SampleKeys.ec384()),
        notFor("public", SigningAlgorithm.ES256));
  }

  @ParameterizedTest
  @EnumSource
  void a_public_key_of_another_pair_is_refused(SigningAlgorithm algorithm) {
    KeyPair pair = sample(algorithm.form());
    KeyPair stranger = algorithm.form().generate(new SecureRandom());
    assertUnusable(
        algorithm,
        SampleKeys.pkcs8(pair),
        SampleKeys.spki(stranger),
        "PUBLIC does not belong to PRIVATE; make it with: openssl pkey -in <private key> -pubout"
            + " | openssl base64 -A, or leave it out");
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_key_is_named_with_how_to_make_one_for_the_algorithm(SigningAlgorithm algorithm) {
    String remedy = algorithm.form().howToMakeOne();
    assertUnusable(algorithm, "", "", "PRIVATE is not set; " + remedy);
    assertUnusable(
        algorithm,
        "x",
        "",
        "PRIVATE is neither PEM, nor base64 of PEM, nor file:<path>; " + remedy);
  }
}
