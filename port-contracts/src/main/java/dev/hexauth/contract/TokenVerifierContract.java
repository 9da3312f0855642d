package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.token.Verification.Expired;
import dev.hexauth.domain.token.Verification.Invalid;
import dev.hexauth.domain.token.Verification.Verified;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TokenVerifier} guarantees: a token is valid until the instant at which it
 * expires, as the kind that it was signed as and as no other; anything else is invalid, and nothing
 * makes it throw.
 *
 * <p>Not specified: the result for a time before the token was issued, and whether every text
 * except the signed one is invalid (the last character of a signature may have unused bits).
 */
public interface TokenVerifierContract extends GivenTokens {

  /** A signer of the same kind as {@link #signer}, with keys that {@link #verifier} lacks. */
  TokenSigner stranger();

  /** The verifier on an engine that the test can take away. Empty if it works in the process. */
  default Optional<Outage<TokenVerifier>> verifierOutage() {
    return Optional.empty();
  }

  @Test
  default void without_its_engine_verifying_is_unavailable_in_time() {
    Token access = signer().sign(GivenTokens.newAccessClaims());
    Token refresh = signer().sign(GivenTokens.newRefreshClaims());
    Token service = signer().sign(GivenTokens.newServiceClaims());
    Map<String, Consumer<TokenVerifier>> operations =
        Map.of(
            "verifyAccess", verifier -> verifier.verifyAccess(access, ISSUED),
            "verifyRefresh", verifier -> verifier.verifyRefresh(refresh, ISSUED),
            "verifyService", verifier -> verifier.verifyService(service, ISSUED));
    verifierOutage().ifPresent(new OutageCheck<>("token verifier", operations)::passes);
  }

  @Test
  default void a_token_is_valid_until_the_microsecond_before_it_expires() {
    AccessClaims access = GivenTokens.newAccessClaims();
    RefreshClaims refresh = GivenTokens.newRefreshClaims();
    ServiceClaims service = GivenTokens.newServiceClaims();
    Token serviceToken = signer().sign(service);
    Token accessToken = signer().sign(access);
    Token refreshToken = signer().sign(refresh);
    for (Instant now : List.of(ISSUED, EXPIRY.minusSeconds(1), EXPIRY.minus(MICRO))) {
      assertThat(verifier().verifyAccess(accessToken, now)).isEqualTo(new Verified<>(access));
      assertThat(verifier().verifyRefresh(refreshToken, now)).isEqualTo(new Verified<>(refresh));
      assertThat(verifier().verifyService(serviceToken, now)).isEqualTo(new Verified<>(service));
    }
  }

  @Test
  default void a_token_has_expired_at_its_expiry_and_ever_after() {
    Token accessToken = signer().sign(GivenTokens.newAccessClaims());
    Token refreshToken = signer().sign(GivenTokens.newRefreshClaims());
    Token serviceToken = signer().sign(GivenTokens.newServiceClaims());
    for (Instant now : List.of(EXPIRY, EXPIRY.plus(MICRO), EXPIRY.plusSeconds(1_000_000_000))) {
      assertThat(verifier().verifyAccess(accessToken, now)).isEqualTo(new Expired<>());
      assertThat(verifier().verifyRefresh(refreshToken, now)).isEqualTo(new Expired<>());
      assertThat(verifier().verifyService(serviceToken, now)).isEqualTo(new Expired<>());
    }
  }

  @Test
  default void a_token_is_checked_each_time() {
    Token token = signer().sign(GivenTokens.newAccessClaims());
    assertThat(verifier().verifyAccess(token, EXPIRY)).isEqualTo(new Expired<>());
    assertThat(verifier().verifyAccess(token, ISSUED)).isInstanceOf(Verified.class);
    assertThat(verifier().verifyAccess(token, EXPIRY)).isEqualTo(new Expired<>());
  }

  @Test
  @Tag("RFC8725-3.12")
  @Tag("ASVS-9.2.2")
  default void no_kind_of_token_is_accepted_as_another_even_when_it_has_expired() {
    Token access = signer().sign(GivenTokens.newAccessClaims());
    Token refresh = signer().sign(GivenTokens.newRefreshClaims());
    Token service = signer().sign(GivenTokens.newServiceClaims());
    for (Instant now : List.of(ISSUED, EXPIRY)) {
      for (Token token : List.of(access, service)) {
        assertThat(verifier().verifyRefresh(token, now)).isEqualTo(new Invalid<>());
      }
      for (Token token : List.of(refresh, service)) {
        assertThat(verifier().verifyAccess(token, now)).isEqualTo(new Invalid<>());
      }
      for (Token token : List.of(access, refresh)) {
        assertThat(verifier().verifyService(token, now)).isEqualTo(new Invalid<>());
      }
    }
  }

  @Test
  default void a_token_of_another_signer_is_invalid_even_when_it_has_expired() {
    Token access = stranger().sign(GivenTokens.newAccessClaims());
    Token refresh = stranger().sign(GivenTokens.newRefreshClaims());
    Token service = stranger().sign(GivenTokens.newServiceClaims());
    for (Instant now : List.of(ISSUED, EXPIRY)) {
      assertThat(verifier().verifyService(service, now)).isEqualTo(new Invalid<>());
      assertThat(verifier().verifyAccess(access, now)).isEqualTo(new Invalid<>());
      assertThat(verifier().verifyRefresh(refresh, now)).isEqualTo(new Invalid<>());
    }
  }

  @Test
  @Tag("ASVS-9.1.1")
  @Tag("RFC8725-3.3")
  @Tag("RFC9700-4.14.2-integrity")
  default void a_token_with_any_character_changed_is_invalid() {
    for (String text : signed()) {
      IntStream.range(0, text.length())
          .mapToObj(at -> text.substring(0, at) + other(text.charAt(at)) + text.substring(at + 1))
          .forEach(this::assertInvalid);
    }
  }

  @Test
  default void a_token_cut_short_is_invalid() {
    for (String text : signed()) {
      IntStream.range(0, text.length())
          .forEach(length -> {
            assertInvalid(text.substring(0, length));
            assertInvalid(text.substring(text.length() - length));
          });
    }
  }

  @Test
  default void a_token_with_text_before_or_after_it_is_invalid() {
    for (String text : signed()) {
      Stream.of(" ", "\n", "\t", "\u0000", ".", "A", "=", "%20", "Bearer ", ",", text)
          .flatMap(more -> Stream.of(text + more, more + text))
          .forEach(this::assertInvalid);
    }
  }

  @Test
  default void a_text_that_is_not_a_token_is_invalid() {
    Stream.of(
            "",
            " ",
            ".",
            "..",
            "...",
            "a.b.c",
            "null",
            "{}",
            "e30.e30.",
            "e30.e30.e30",
            "eyJhbGciOiJub25lIn0.e30.",
            "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJhZG1pbiJ9.",
            "eyJhbGciOiJIUzI1NiJ9.e30.AAAA",
            "eyJhbGciOjEsInR5cCI6W119.W10.AAAA",
            "bnVsbA.bnVsbA.bnVsbA",
            "W1tbW1tbW1tbW1tbW10.e30.AAAA",
            "\u0000",
            "\ud800",
            "\ud83d\ude00.\ud83d\ude00.\ud83d\ude00",
            "../../etc/passwd",
            "' or 1=1 --")
        .forEach(this::assertInvalid);
  }

  @Test
  default void a_huge_text_is_invalid() {
    assertInvalid("A".repeat(1 << 20));
    assertInvalid(".".repeat(1 << 20));
    assertInvalid(signed().getFirst() + "A".repeat(1 << 20));
    assertInvalid("A".repeat(1 << 20) + "." + signed().getFirst());
  }

  private List<String> signed() {
    return List.of(
        signer().sign(GivenTokens.newAccessClaims()).compact(),
        signer().sign(GivenTokens.newRefreshClaims()).compact(),
        signer().sign(GivenTokens.newServiceClaims()).compact());
  }

  private void assertInvalid(String text) {
    Token token = new Token(text);
    for (Verification<?> verification :
        List.of(
            verifier().verifyAccess(token, ISSUED),
            verifier().verifyRefresh(token, ISSUED),
            verifier().verifyService(token, ISSUED))) {
      assertThat(verification).as(text).isEqualTo(new Invalid<>());
    }
  }

  /** The character of base64url that differs from {@code old} in its first bit, which counts. */
  private static char other(char old) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int at = alphabet.indexOf(old);
    return at < 0 ? 'A' : alphabet.charAt((at + 32) % 64);
  }
}
