package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.START;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.RefreshToken.Result.Refreshed;
import dev.hexauth.application.RefreshToken.Result.Rejected;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent.LoggedOut;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.SessionRefreshed;
import dev.hexauth.domain.event.SecurityEvent.SessionStoreBehind;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RefreshTokenTest {

  private static final Duration WINDOW = Duration.ofSeconds(30);

  private final Hexagon hexagon = new Hexagon();
  private LoggedIn login = new LoggedIn(Hexagon.NO_TOKENS);

  @BeforeEach
  void logIn() {
    hexagon.register();
    login = hexagon.login();
    hexagon.newEvents();
  }

  @Test
  void a_refresh_gives_new_tokens_of_the_same_session() {
    SessionRef session = hexagon.sessionOf(login);
    hexagon.clock.pass(Duration.ofMinutes(10));

    Refreshed refreshed = hexagon.refreshed(login.tokens().refresh().token());

    var access = hexagon.accessClaims(refreshed.tokens().access().token());
    assertThat(access.session()).isEqualTo(session);
    assertThat(access.id())
        .isNotEqualTo(hexagon.accessClaims(login.tokens().access().token()).id());
    assertThat(access.issuedAt()).isEqualTo("2030-01-01T00:10:00Z");
    assertThat(access.expiresAt()).isEqualTo("2030-01-01T00:25:01Z");
    var refresh = hexagon.refreshClaims(refreshed.tokens().refresh().token());
    assertThat(refresh.session()).isEqualTo(session);
    assertThat(refresh.generation()).isEqualTo(new Generation(1));
    assertThat(refresh.issuedAt()).isEqualTo("2030-01-01T00:10:00Z");
    assertThat(refresh.expiresAt()).isEqualTo("2030-01-01T01:10:01Z");
  }

  @Test
  void a_session_in_use_lives_until_its_whole_lifetime_and_no_longer() {
    Token token = login.tokens().refresh().token();
    Instant end = START.plus(Duration.ofHours(24));
    for (int i = 1; i <= 24 * 60 / 50; i++) {
      hexagon.clock.pass(Duration.ofMinutes(50));
      token = hexagon.refreshed(token).tokens().refresh().token();
    }
    assertThat(hexagon.refreshClaims(token).expiresAt()).isEqualTo("2030-01-02T00:00:01Z");
    hexagon.clock.set(end);
    assertThat(hexagon.refresh(token)).isEqualTo(new Rejected());
  }

  @Test
  void an_unused_session_expires_with_its_refresh_token() {
    hexagon.clock.set(Instant.parse("2030-01-01T00:59:59.999999Z"));
    Token token = hexagon.refreshed(login.tokens().refresh().token()).tokens().refresh().token();
    hexagon.clock.set(Instant.parse("2030-01-01T01:59:59.999999Z"));
    assertThat(hexagon.refresh(token)).isEqualTo(new Rejected());
  }

  @Test
  void a_token_that_is_not_a_refresh_token_is_rejected() {
    assertThat(hexagon.refresh(FORGED)).isEqualTo(new Rejected());
    assertThat(hexagon.refresh(new Token(""))).isEqualTo(new Rejected());
    assertThat(hexagon.refresh(login.tokens().access().token())).isEqualTo(new Rejected());
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isTrue();
  }

  @Test
  void a_token_presented_in_another_way_than_it_was_delivered_is_rejected() {
    String inBody = hexagon.login(Delivery.BODY).tokens().refresh().token().compact();
    String inCookie = login.tokens().refresh().token().compact();
    var rejected = new TokenRejected(TokenKind.REFRESH, CLIENT);
    hexagon.newEvents();

    assertThat(hexagon.refresh(Token.presentedIn(Delivery.COOKIE, inBody)))
        .isEqualTo(new Rejected());
    assertThat(hexagon.refresh(Token.presentedIn(Delivery.BODY, inCookie)))
        .isEqualTo(new Rejected());

    assertThat(hexagon.newEvents()).containsExactly(rejected, rejected);
    for (Token good :
        List.of(
            Token.presentedIn(Delivery.BODY, inBody),
            Token.presentedIn(Delivery.COOKIE, inCookie))) {
      Token next = hexagon.refreshed(good).tokens().refresh().token();
      assertThat(hexagon.refreshClaims(next).generation()).isEqualTo(new Generation(1));
    }
  }

  @Test
  void a_refresh_keeps_the_delivery() {
    for (Delivery delivery : Delivery.values()) {
      IssuedTokens first = hexagon.login(delivery).tokens();
      assertThat(first.delivery()).isEqualTo(delivery);

      IssuedTokens next = hexagon.refreshed(first.refresh().token()).tokens();

      assertThat(next.delivery()).isEqualTo(delivery);
      assertThat(hexagon.refreshClaims(next.refresh().token()).delivery()).isEqualTo(delivery);
      assertThat(hexagon.accessClaims(next.access().token()).delivery()).isEqualTo(delivery);
    }
  }

  @Test
  void a_repeat_within_the_window_gets_the_same_refresh_token() {
    Refreshed first = hexagon.refreshed(login.tokens().refresh().token());
    hexagon.clock.pass(WINDOW);
    Refreshed second = hexagon.refreshed(login.tokens().refresh().token());
    assertThat(second.tokens().refresh().token()).isEqualTo(first.tokens().refresh().token());
    assertThat(hexagon.accessClaims(second.tokens().access().token()).issuedAt())
        .isEqualTo("2030-01-01T00:00:30Z");
    assertThat(hexagon.newEvents())
        .containsExactly(new SessionRefreshed(hexagon.sessionOf(login), CLIENT));
  }

  @Test
  void a_token_reused_after_the_window_ends_the_whole_session_and_is_recorded() {
    SessionRef session = hexagon.sessionOf(login);
    Refreshed refreshed = hexagon.refreshed(login.tokens().refresh().token());
    hexagon.me(refreshed.tokens().access().token());
    hexagon.clock.pass(WINDOW.plusNanos(1000));

    assertThat(hexagon.refresh(login.tokens().refresh().token())).isEqualTo(new Rejected());

    assertThat(hexagon.isActive(session)).isFalse();
    assertThat(hexagon.refresh(refreshed.tokens().refresh().token())).isEqualTo(new Rejected());
    assertThat(hexagon.me(refreshed.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SessionRefreshed(session, CLIENT), new RefreshTokenReused(session, CLIENT));
  }

  @Test
  void a_response_that_was_lost_is_repeated_after_any_time_unless_its_access_token_was_used() {
    Refreshed lost = hexagon.refreshed(login.tokens().refresh().token());
    hexagon.me(login.tokens().access().token());
    hexagon.clock.pass(Duration.ofMinutes(50));

    Refreshed again = hexagon.refreshed(login.tokens().refresh().token());

    assertThat(again.tokens().refresh().token()).isEqualTo(lost.tokens().refresh().token());
    assertThat(hexagon.accessClaims(again.tokens().access().token()).generation())
        .isEqualTo(new Generation(1));
    hexagon.me(again.tokens().access().token());
    assertThat(hexagon.refresh(login.tokens().refresh().token())).isEqualTo(new Rejected());
  }

  @Test
  void an_access_token_confirms_on_every_route_that_asks_for_the_session() {
    assertConfirms(hexagon::me);
    assertConfirms(hexagon::list);
    assertConfirms(token -> hexagon.endSession(token, new PublicId("A".repeat(22))));
    assertConfirms(hexagon::endOthers);
  }

  private void assertConfirms(Consumer<Token> route) {
    LoggedIn session = hexagon.login();
    Refreshed refreshed = hexagon.refreshed(session.tokens().refresh().token());
    route.accept(refreshed.tokens().access().token());
    assertThat(hexagon.memory.sessions().sessionsOf(hexagon.sessionOf(session).owner(), START))
        .filteredOn(kept -> kept.ref().equals(hexagon.sessionOf(session)))
        .extracting(Session::confirmed)
        .containsExactly(true);
  }

  @Test
  void a_generation_is_confirmed_once() {
    AtomicInteger confirmed = new AtomicInteger();
    SessionStore counting =
        Interruption.always(
            SessionStore.class, hexagon.memory.sessions(), "confirm", confirmed::incrementAndGet);
    UseCases useCases = hexagon.on(hexagon.memory.users(), counting);
    Refreshed refreshed = hexagon.refreshed(login.tokens().refresh().token());
    for (int i = 0; i < 3; i++) {
      useCases.getMe().get(new GetMe.Command(List.of(login.tokens().access().token()), CLIENT));
    }
    assertThat(confirmed).hasValue(0);
    for (int i = 0; i < 3; i++) {
      useCases.getMe().get(new GetMe.Command(List.of(refreshed.tokens().access().token()), CLIENT));
    }
    assertThat(confirmed).hasValue(1);
  }

  @Test
  void where_only_the_window_allows_repeats_nothing_is_confirmed() {
    SessionPolicy standard = SessionPolicy.DEFAULT;
    Hexagon strict =
        new Hexagon(
            new SessionPolicy(
                standard.accessLifetime(),
                standard.refreshLifetime(),
                standard.sessionLifetime(),
                WINDOW,
                false,
                standard.maxSessionsPerUser()));
    strict.register();
    LoggedIn session = strict.login();
    strict.me(strict.refreshed(session.tokens().refresh().token()).tokens().access().token());
    assertThat(strict.memory.sessions().sessionsOf(strict.sessionOf(session).owner(), START))
        .extracting(Session::confirmed)
        .containsExactly(false);
    strict.clock.pass(WINDOW.plusNanos(1000));
    assertThat(strict.refresh(session.tokens().refresh().token())).isEqualTo(new Rejected());
  }

  /** As after a failover: the store has lost the rotation that the token was issued for. */
  @Test
  void an_access_token_newer_than_the_store_is_accepted_and_confirms_nothing() {
    SessionRef session = hexagon.sessionOf(login);
    Token newer = hexagon.refreshed(login.tokens().refresh().token()).tokens().access().token();
    SessionStore replica = MemoryConfiguration.create().sessions();
    replica.open(Session.open(session, CLIENT, START, hexagon.policy), 20);
    UseCases afterFailover = hexagon.on(hexagon.memory.users(), replica);
    assertThat(afterFailover.getMe().get(new GetMe.Command(List.of(newer), CLIENT)))
        .isInstanceOf(GetMe.Result.Me.class);
    assertThat(replica.activityOf(session, new Generation(1), START)).isEqualTo(Activity.ACTIVE);
    assertThat(replica.sessionsOf(session.owner(), START))
        .containsExactly(Session.open(session, CLIENT, START, hexagon.policy));
  }

  @Test
  void a_token_two_generations_old_is_reused_even_within_the_window() {
    SessionRef session = hexagon.sessionOf(login);
    hexagon.refreshed(
        hexagon.refreshed(login.tokens().refresh().token()).tokens().refresh().token());
    assertThat(hexagon.refresh(login.tokens().refresh().token())).isEqualTo(new Rejected());
    assertThat(hexagon.newEvents()).endsWith(new RefreshTokenReused(session, CLIENT)).hasSize(3);
  }

  @Test
  void a_reuse_leaves_the_other_sessions_of_the_user() {
    LoggedIn other = hexagon.login();
    hexagon.refreshed(
        hexagon.refreshed(login.tokens().refresh().token()).tokens().refresh().token());
    hexagon.refresh(login.tokens().refresh().token());
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }

  @Test
  void no_token_outlives_the_absolute_end_of_its_session() {
    IssuedTokens tokens = login.tokens();
    for (int i = 0; i < 31; i++) {
      hexagon.clock.pass(Duration.ofMinutes(46));
      tokens = hexagon.refreshed(tokens.refresh().token()).tokens();
    }

    Instant end = START.plus(hexagon.policy.sessionLifetime());
    Duration left = Duration.between(hexagon.clock.instant(), end);
    assertThat(left).isBetween(Duration.ZERO, hexagon.policy.accessLifetime());
    assertThat(tokens.access().lifetime()).isEqualTo(left);
    assertThat(tokens.refresh().lifetime()).isEqualTo(left);
    assertThat(hexagon.accessClaims(tokens.access().token()).expiresAt())
        .isEqualTo("2030-01-02T00:00:01Z");
  }

  @Test
  void a_store_that_has_lost_a_rotation_logs_no_user_out_and_is_recorded() {
    SessionRef session = hexagon.sessionOf(login);
    Token newer = hexagon.refreshed(login.tokens().refresh().token()).tokens().refresh().token();
    SessionStore replica = MemoryConfiguration.create().sessions();
    replica.open(Session.open(session, CLIENT, START, hexagon.policy), 20);
    UseCases afterFailover = hexagon.on(hexagon.memory.users(), replica);

    var result =
        afterFailover.refreshToken().refresh(new RefreshToken.Command(List.of(newer), CLIENT));

    assertThat(result).isInstanceOf(Refreshed.class);
    assertThat(hexagon.refreshClaims(((Refreshed) result).tokens().refresh().token()).generation())
        .isEqualTo(new Generation(2));
    assertThat(replica.isActive(session, START)).isTrue();
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SessionRefreshed(session, CLIENT), new SessionStoreBehind(session, CLIENT));
  }

  @Test
  void no_refresh_brings_an_ended_session_back() {
    SessionRef session = hexagon.sessionOf(login);
    hexagon.logout(login.tokens().access().token());
    assertThat(hexagon.refresh(login.tokens().refresh().token())).isEqualTo(new Rejected());
    assertThat(hexagon.isActive(session)).isFalse();
    assertThat(hexagon.newEvents()).containsExactly(new LoggedOut(session, CLIENT));
  }

  @Test
  void a_refresh_for_a_removed_user_is_rejected_and_uses_up_no_generation() {
    UseCases withoutUser =
        hexagon.on(MemoryConfiguration.create().users(), hexagon.memory.sessions());
    assertThat(
            withoutUser
                .refreshToken()
                .refresh(
                    new RefreshToken.Command(List.of(login.tokens().refresh().token()), CLIENT)))
        .isEqualTo(new Rejected());
    assertNotRotated();
  }

  @Test
  void an_outage_of_the_user_store_uses_up_no_generation() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    var command = new RefreshToken.Command(List.of(login.tokens().refresh().token()), CLIENT);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> useCases.refreshToken().refresh(command));
    assertNotRotated();
  }

  @Test
  void of_64_refreshes_at_once_all_get_the_one_new_refresh_token() {
    List<RefreshToken.Result> results =
        AtOnce.call(64, () -> hexagon.refresh(login.tokens().refresh().token()));

    assertThat(results).hasOnlyElementsOfType(Refreshed.class).hasSize(64);
    List<Token> tokens =
        results.stream()
            .map(result -> ((Refreshed) result).tokens().refresh().token())
            .distinct()
            .toList();
    assertThat(tokens).hasSize(1);
    assertThat(hexagon.refreshClaims(tokens.getFirst()).generation()).isEqualTo(new Generation(1));
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isTrue();
    assertThat(hexagon.newEvents())
        .containsExactly(new SessionRefreshed(hexagon.sessionOf(login), CLIENT));
  }

  @Test
  void a_session_refreshed_and_ended_at_once_has_ended() {
    for (int round = 0; round < 20; round++) {
      LoggedIn raced = hexagon.login();
      List<Object> results =
          AtOnce.call(
              List.of(
                  () -> hexagon.refresh(raced.tokens().refresh().token()),
                  () -> hexagon.logout(raced.tokens().access().token())));
      assertThat(results.getLast()).isEqualTo(new Logout.Result.LoggedOut());
      assertThat(hexagon.isActive(hexagon.sessionOf(raced))).isFalse();
    }
  }

  private void assertNotRotated() {
    assertThat(hexagon.newEvents()).isEmpty();
    hexagon.clock.pass(WINDOW.plusSeconds(1));
    Refreshed refreshed = hexagon.refreshed(login.tokens().refresh().token());
    assertThat(hexagon.refreshClaims(refreshed.tokens().refresh().token()).generation())
        .isEqualTo(new Generation(1));
  }
}
