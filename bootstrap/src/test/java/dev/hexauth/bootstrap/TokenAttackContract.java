package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every manipulated token is refused with the message of the contract, wherever it is presented
 * (RFC 8725), and is inactive for other services.
 */
interface TokenAttackContract extends ServicesOverHttp {

  String INVALID = "Invalid token or user doesn't exist";
  String NOT_LOGGED_IN = "You are not logged in";

  /** Whether each attack is tried on every route and with every header, or on one only. */
  default boolean inEveryWay() {
    return false;
  }

  @TestFactory
  @Tag("RFC8725-3.1")
  @Tag("RFC8725-3.2")
  @Tag("ASVS-9.1.2")
  default Stream<DynamicTest> a_token_does_not_choose_its_algorithm() {
    return refused(AlgorithmAttacks.all());
  }

  @TestFactory
  @Tag("RFC8725-3.8")
  @Tag("RFC8725-3.10")
  @Tag("ASVS-9.1.3")
  default Stream<DynamicTest> a_token_does_not_choose_its_key() {
    return refused(KeyAttacks.all());
  }

  @TestFactory
  @Tag("RFC8725-3.3")
  @Tag("ASVS-9.1.1")
  @Tag("RFC9700-4.14.1-guess")
  @Tag("RFC9068-4-signature")
  default Stream<DynamicTest> a_signature_is_good_or_it_is_none() {
    return refused(SignatureAttacks.all());
  }

  @TestFactory
  @Tag("RFC8725-3.11")
  @Tag("RFC8725-3.12")
  @Tag("ASVS-9.2.2")
  @Tag("RFC9068-4-type")
  default Stream<DynamicTest> a_token_passes_for_no_other_kind_and_is_read_in_one_way() {
    return refused(HeaderAttacks.all());
  }

  @TestFactory
  @Tag("ASVS-9.2.1")
  @Tag("RFC9068-4-expiry")
  @Tag("RFC7662-4-checks")
  default Stream<DynamicTest> a_token_is_good_in_its_time() {
    return refused(ClaimAttacks.times());
  }

  @TestFactory
  @Tag("RFC8725-3.8")
  @Tag("RFC8725-3.9")
  @Tag("ASVS-9.2.3")
  @Tag("RFC9068-4-issuer")
  @Tag("RFC9068-4-audience")
  default Stream<DynamicTest> a_token_is_from_us_and_for_us() {
    return refused(ClaimAttacks.parties());
  }

  @TestFactory
  default Stream<DynamicTest> a_token_names_a_user_and_a_session_to_the_letter() {
    return refused(ClaimAttacks.identities());
  }

  @TestFactory
  @Tag("RFC9068-4-shape")
  default Stream<DynamicTest> a_token_tells_who_holds_it_in_one_way() {
    return refused(ClaimAttacks.holders());
  }

  @TestFactory
  default Stream<DynamicTest> a_claim_stands_there_once() {
    return refused(ClaimAttacks.repeated());
  }

  @TestFactory
  @Tag("RFC8725-3.7")
  default Stream<DynamicTest> a_token_has_one_form() {
    return refused(FormAttacks.all());
  }

  private Stream<DynamicTest> refused(List<TokenAttack> attacks) {
    Tokens tokens = loggedIn();
    Lure lure = new Lure();
    return Stream.concat(
            Stream.of(TokenKind.values())
                .flatMap(kind ->
                    attacks.stream()
                        .filter(attack -> attack.on().contains(kind))
                        .map(attack -> refused(attack, kind, tokens, lure))),
            Stream.of(dynamicTest("and the session goes on", () -> goesOn(tokens))))
        .onClose(lure::close);
  }

  private DynamicTest refused(TokenAttack attack, TokenKind kind, Tokens tokens, Lure lure) {
    Genuine good = new Genuine(kind, kind.in(tokens), kind.other().in(tokens), lure.url());
    return dynamicTest(
        kind + ": " + attack.name(),
        () -> {
          String forged = attack.forge().apply(good);
          assertThat(forged).isNotEqualTo(good.compact());
          assertThatCode(() -> refused(kind, forged, good))
              .as("%s: %s", kind, attack.name())
              .doesNotThrowAnyException();
          assertThat(lure.wasCalled()).as("a call to %s", good.lure()).isFalse();
        });
  }

  private void refused(TokenKind kind, String forged, Genuine good) {
    boolean isOtherAccessToken = kind == TokenKind.REFRESH && forged.equals(good.counterpart());
    if (!forged.isEmpty() && !isOtherAccessToken) {
      inactive(forged);
    }
    switch (kind) {
      case ACCESS -> api().me(forged).failed(401, INVALID);
      case REFRESH -> api().refresh(forged).failed(403, RefreshContract.REFUSED);
    }
    if (inEveryWay()) {
      refusedInOtherWays(kind, forged);
    }
  }

  private void refusedInOtherWays(TokenKind kind, String forged) {
    switch (kind) {
      case ACCESS -> {
        api().logout(forged).failed(401, INVALID);
        refusedAsCookie("/api/users/me", forged);
        refusedAsCookie("/api/auth/logout", forged);
      }
      case REFRESH ->
          api()
              .get("/api/auth/logout")
              .cookie("refresh_token", forged)
              .send()
              .failed(401, NOT_LOGGED_IN);
    }
  }

  /** A cookie with an invalid value by RFC 6265 is not a cookie. */
  private void refusedAsCookie(String path, String forged) {
    Reply reply = api().get(path).cookie("access_token", forged).send().failed(401);
    assertThat(reply.message()).isIn(INVALID, NOT_LOGGED_IN);
  }

  private void goesOn(Tokens tokens) {
    api().me(tokens.access()).succeeded(200);
    Jwt next = Jwt.parse(api().refresh(tokens.refresh()).succeeded(200).tokens().refresh());
    assertThat(next.claim("gen")).isEqualTo(1);
  }

  /** The tools of the attacks alone are no reason for a refusal. */
  @Test
  default void a_token_that_is_signed_again_unchanged_is_valid() {
    Tokens tokens = loggedIn();
    for (TokenKind kind : TokenKind.values()) {
      Genuine good = new Genuine(kind, kind.in(tokens), kind.other().in(tokens), "");
      assertThat(good.signed(good.jwt())).isEqualTo(good.compact());
      assertThat(good.withClaimsText(json -> json)).isEqualTo(good.compact());
      assertThat(good.withHeaderText(json -> json)).isEqualTo(good.compact());
    }
    Genuine access = new Genuine(TokenKind.ACCESS, tokens.access(), tokens.refresh(), "");
    api().me(access.withClaim("nbf", String.valueOf(access.issuedAt()))).succeeded(200);
    api().me(access.withClaim("more", "\"text\"")).succeeded(200);
  }

  @Test
  default void a_lure_notices_calls() throws IOException {
    try (Lure lure = new Lure()) {
      assertThat(lure.wasCalled()).isFalse();
      try (var caller = SocketChannel.open(lure.address())) {
        assertThat(caller.isConnected()).isTrue();
        assertThat(lure.wasCalled()).isTrue();
      }
    }
  }

  @Test
  @Tag("RFC8725-3.3")
  default void a_token_of_a_megabyte_is_refused_and_the_service_keeps_serving() {
    String token = "A".repeat(1_000_000);
    for (String header :
        List.of("Authorization: Bearer " + token, "Cookie: access_token=" + token)) {
      Optional<Reply> reply =
          RawSocket.exchange(
              assembly().uri(),
              "GET /api/users/me HTTP/1.1\r\nHost: a\r\n"
                  + header
                  + "\r\nConnection: close\r\n\r\n");
      // It may close the connection before it has read everything, and the response may be lost.
      reply.ifPresent(answer -> answer.failed(431));
    }
    api().me(loggedIn().access()).succeeded(200);
  }
}
