package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.token.TokenPair;
import dev.hexauth.domain.token.Verification.Verified;
import dev.hexauth.domain.user.Role;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TokenSigner} guarantees: its verifier finds the signed claims in a token;
 * different claims make different tokens, and equal refresh claims make equal ones; a token can be
 * used in a header and in a cookie without encoding.
 *
 * <p>Not specified: the format, and whether equal access claims make equal tokens.
 */
public interface TokenSignerContract extends GivenTokens {

  /**
   * Whether the algorithm makes equal refresh tokens of equal claims. If not, only their claims are
   * compared.
   */
  default boolean isDeterministic() {
    return true;
  }

  /** The signer on an engine that the test can take away. Empty if it signs in the process. */
  default Optional<Outage<TokenSigner>> signerOutage() {
    return Optional.empty();
  }

  @Test
  default void without_its_engine_signing_is_unavailable_in_time() {
    Map<String, Consumer<TokenSigner>> operations =
        Map.of(
            "sign(access)", signer -> signer.sign(GivenTokens.newAccessClaims()),
            "sign(refresh)", signer -> signer.sign(GivenTokens.newRefreshClaims()),
            "sign(service)", signer -> signer.sign(GivenTokens.newServiceClaims()),
            "signBoth",
                signer ->
                    signer.signBoth(GivenTokens.newAccessClaims(), GivenTokens.newRefreshClaims()));
    signerOutage().ifPresent(new OutageCheck<>("token signer", operations)::passes);
  }

  @Test
  default void access_claims_come_back_as_they_were_signed() {
    AccessClaims claims = GivenTokens.newAccessClaims();
    assertThat(verifier().verifyAccess(signer().sign(claims), ISSUED))
        .isEqualTo(new Verified<>(claims));
  }

  @Test
  default void refresh_claims_come_back_as_they_were_signed() {
    RefreshClaims claims = GivenTokens.newRefreshClaims();
    assertThat(verifier().verifyRefresh(signer().sign(claims), ISSUED))
        .isEqualTo(new Verified<>(claims));
  }

  @Test
  default void the_claims_of_a_service_come_back_as_they_were_signed() {
    ServiceClaims claims = GivenTokens.newServiceClaims();
    assertThat(verifier().verifyService(signer().sign(claims), ISSUED))
        .isEqualTo(new Verified<>(claims));
  }

  @Test
  default void both_tokens_of_a_session_are_those_of_their_claims() {
    assertPair(signer(), GivenTokens.newAccessClaims(), GivenTokens.newRefreshClaims());
  }

  @Test
  default void simultaneous_callers_get_their_own_tokens_of_a_session() {
    TokenSigner signer = signer();
    assertThat(
            Race.of(64)
                .run(_ -> {
                  assertPair(signer, GivenTokens.newAccessClaims(), GivenTokens.newRefreshClaims());
                  return true;
                }))
        .hasSize(64);
  }

  private void assertPair(TokenSigner signer, AccessClaims access, RefreshClaims refresh) {
    TokenPair tokens = signer.signBoth(access, refresh);
    assertThat(verifier().verifyAccess(tokens.access(), ISSUED)).isEqualTo(new Verified<>(access));
    assertSame(List.of(tokens.refresh(), signer.sign(refresh)), refresh);
  }

  @Test
  default void the_extremes_of_every_claim_come_back() {
    SessionRef session = Samples.newRef(Samples.newUserId());
    for (int generation : new int[] {0, 1, Generation.MAX - 1, Generation.MAX}) {
      RefreshClaims claims =
          new RefreshClaims(session, new Generation(generation), Delivery.COOKIE, ISSUED, EXPIRY);
      assertThat(verifier().verifyRefresh(signer().sign(claims), ISSUED))
          .isEqualTo(new Verified<>(claims));
      AccessClaims access =
          new AccessClaims(
              session,
              new Generation(generation),
              Optional.of(new Holder(Role.USER, ISSUED)),
              new TokenId("id"),
              Delivery.COOKIE,
              ISSUED,
              EXPIRY);
      assertThat(verifier().verifyAccess(signer().sign(access), ISSUED))
          .isEqualTo(new Verified<>(access));
    }
    for (int length : new int[] {1, TokenId.MAX_LENGTH}) {
      AccessClaims claims =
          new AccessClaims(
              session,
              Generation.FIRST,
              Optional.of(new Holder(Role.USER, ISSUED)),
              new TokenId("j".repeat(length)),
              Delivery.COOKIE,
              ISSUED,
              EXPIRY);
      assertThat(verifier().verifyAccess(signer().sign(claims), ISSUED))
          .isEqualTo(new Verified<>(claims));
    }
  }

  @Test
  default void every_delivery_comes_back() {
    SessionRef session = Samples.newRef(Samples.newUserId());
    for (Delivery delivery : Delivery.values()) {
      AccessClaims access =
          new AccessClaims(
              session,
              Generation.FIRST,
              Optional.of(new Holder(Role.USER, ISSUED)),
              new TokenId("jti"),
              delivery,
              ISSUED,
              EXPIRY);
      RefreshClaims refresh =
          new RefreshClaims(session, Generation.FIRST, delivery, ISSUED, EXPIRY);
      assertThat(verifier().verifyAccess(signer().sign(access), ISSUED))
          .isEqualTo(new Verified<>(access));
      assertThat(verifier().verifyRefresh(signer().sign(refresh), ISSUED))
          .isEqualTo(new Verified<>(refresh));
    }
  }

  @Test
  default void equal_refresh_claims_make_the_same_token() {
    RefreshClaims claims = GivenTokens.newRefreshClaims();
    RefreshClaims equal =
        new RefreshClaims(
            claims.session(),
            new Generation(7),
            Delivery.COOKIE,
            ISSUED.plusNanos(1000),
            EXPIRY.minusNanos(1));
    assertThat(equal).isEqualTo(claims);
    assertSame(List.of(signer().sign(claims), signer().sign(claims), signer().sign(equal)), claims);
  }

  @Test
  default void callers_who_sign_the_same_refresh_claims_at_once_get_the_same_token() {
    RefreshClaims claims = GivenTokens.newRefreshClaims();
    TokenSigner signer = signer();
    assertSame(Race.of(64).run(_ -> signer.sign(claims)), claims);
  }

  @Test
  default void every_difference_between_refresh_claims_makes_another_token() {
    RefreshClaims claims = GivenTokens.newRefreshClaims();
    SessionRef session = claims.session();
    Generation generation = claims.generation();
    Instant second = ISSUED.plusSeconds(1);
    SessionRef otherOwner = new SessionRef(Samples.newUserId(), session.id());
    Stream<RefreshClaims> different =
        Stream.of(
            claims,
            new RefreshClaims(otherOwner, generation, Delivery.COOKIE, ISSUED, EXPIRY),
            new RefreshClaims(
                Samples.newRef(session.owner()), generation, Delivery.COOKIE, ISSUED, EXPIRY),
            new RefreshClaims(session, generation.next(), Delivery.COOKIE, ISSUED, EXPIRY),
            new RefreshClaims(session, generation, Delivery.COOKIE, second, EXPIRY),
            new RefreshClaims(session, generation, Delivery.COOKIE, ISSUED, EXPIRY.plusSeconds(1)),
            new RefreshClaims(session, generation, Delivery.BODY, ISSUED, EXPIRY));
    assertThat(different.map(signer()::sign)).doesNotHaveDuplicates().hasSize(7);
  }

  @Test
  default void access_tokens_with_other_ids_differ() {
    AccessClaims claims = GivenTokens.newAccessClaims();
    AccessClaims other =
        new AccessClaims(
            claims.session(),
            claims.generation(),
            Optional.of(new Holder(Role.USER, ISSUED)),
            new TokenId("other"),
            Delivery.COOKIE,
            ISSUED,
            EXPIRY);
    assertThat(signer().sign(claims)).isNotEqualTo(signer().sign(other));
  }

  @Test
  default void simultaneous_callers_do_not_disturb_each_other() {
    List<AccessClaims> claims =
        IntStream.range(0, 64).mapToObj(_ -> GivenTokens.newAccessClaims()).toList();
    TokenSigner signer = signer();
    List<Token> tokens = Race.of(64).run(i -> signer.sign(claims.get(i)));
    for (int i = 0; i < 64; i++) {
      assertThat(verifier().verifyAccess(tokens.get(i), ISSUED))
          .isEqualTo(new Verified<>(claims.get(i)));
    }
  }

  @Test
  default void a_token_needs_no_encoding_in_a_header_or_a_cookie() {
    assertThat(signer().sign(GivenTokens.newAccessClaims()).compact()).matches("[\\w.~-]{1,2048}");
    assertThat(signer().sign(GivenTokens.newRefreshClaims()).compact()).matches("[\\w.~-]{1,2048}");
  }

  private void assertSame(List<Token> tokens, RefreshClaims claims) {
    Set<Token> distinct = new HashSet<>(tokens);
    if (isDeterministic()) {
      assertThat(distinct).hasSize(1);
    }
    assertThat(distinct)
        .allMatch(t -> verifier().verifyRefresh(t, ISSUED).equals(new Verified<>(claims)));
  }
}
