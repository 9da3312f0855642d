package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.RefreshToken.Result.Refreshed;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request with several tokens of one kind, as when a sibling host sets a cookie as well. */
final class SeveralTokensTest {

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final LoggedIn login = hexagon.login();
  private final LoggedIn ended = hexagon.login();
  private final Token access = login.tokens().access().token();
  private final Token refresh = login.tokens().refresh().token();

  SeveralTokensTest() {
    hexagon.logout(ended.tokens().access().token());
    hexagon.newEvents();
  }

  @Test
  void the_first_valid_token_of_an_active_session_gives_access() {
    Token past = ended.tokens().access().token();
    for (List<Token> tokens :
        List.of(
            List.of(access, FORGED),
            List.of(FORGED, access),
            List.of(past, access),
            List.of(new Token(""), past, FORGED, access),
            List.of(refresh, past, access, past))) {
      assertThat(me(tokens)).isEqualTo(new GetMe.Result.Me(user));
    }
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void the_owner_is_that_of_the_session_that_counts() {
    LoggedIn admin = hexagon.admin();
    hexagon.logout(admin.tokens().access().token());
    assertThat(me(List.of(admin.tokens().access().token(), access)))
        .isEqualTo(new GetMe.Result.Me(user));
  }

  @Test
  void of_two_active_sessions_the_first_counts() {
    LoggedIn other = hexagon.login();
    Token first = other.tokens().access().token();
    var listed =
        hexagon
            .useCases
            .listSessions()
            .list(new ListSessions.Command(List.of(first, access), CLIENT));
    assertThat(((ListSessions.Result.Listed) listed).sessions())
        .filteredOn(ListSessions.Entry::current)
        .extracting(entry -> entry.session().ref())
        .containsExactly(hexagon.sessionOf(other));
  }

  @Test
  void without_a_valid_token_the_denial_is_the_most_specific_and_recorded_once() {
    Token past = ended.tokens().access().token();
    assertThat(me(List.of(FORGED, past))).isEqualTo(denied(Denial.SESSION_ENDED));
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(me(List.of(FORGED, new Token("other")))).isEqualTo(denied(Denial.INVALID_TOKEN));
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.TokenRejected(TokenKind.ACCESS, CLIENT));
    hexagon.clock.pass(Duration.ofMinutes(16));
    assertThat(me(List.of(FORGED, access))).isEqualTo(denied(Denial.TOKEN_EXPIRED));
  }

  @Test
  void the_first_valid_refresh_token_of_an_active_session_refreshes() {
    Token past = ended.tokens().refresh().token();
    SessionRef session = hexagon.sessionOf(login);
    Token current = refresh;
    for (List<Token> before :
        List.of(List.<Token>of(), List.of(FORGED), List.of(past), List.of(past, FORGED, access))) {
      Refreshed refreshed = (Refreshed) refresh(append(before, current));
      assertThat(hexagon.refreshClaims(refreshed.tokens().refresh().token()).session())
          .isEqualTo(session);
      current = refreshed.tokens().refresh().token();
    }
    assertThat(hexagon.newEvents())
        .hasSize(4)
        .containsOnly(new SecurityEvent.SessionRefreshed(session, CLIENT));
  }

  @Test
  void an_old_refresh_token_beside_the_current_one_is_not_a_reuse() {
    Token second = hexagon.refreshed(refresh).tokens().refresh().token();
    Token third = hexagon.refreshed(second).tokens().refresh().token();
    hexagon.clock.pass(Duration.ofMinutes(5));
    Refreshed refreshed = (Refreshed) refresh(List.of(refresh, second, third));
    assertThat(hexagon.refreshClaims(refreshed.tokens().refresh().token()).generation())
        .isEqualTo(new Generation(3));
  }

  @Test
  void a_reused_refresh_token_of_another_session_ends_that_one_and_hides_nothing() {
    LoggedIn copied = hexagon.login();
    Token old = copied.tokens().refresh().token();
    hexagon.refreshed(hexagon.refreshed(old).tokens().refresh().token());
    assertThat(refresh(List.of(old, refresh))).isInstanceOf(Refreshed.class);
    assertThat(hexagon.isActive(hexagon.sessionOf(copied))).isFalse();
  }

  @Test
  void without_a_valid_refresh_token_the_rejection_is_recorded_once() {
    assertThat(refresh(List.of(FORGED, access))).isEqualTo(new RefreshToken.Result.Rejected());
    assertThat(refresh(List.of())).isEqualTo(new RefreshToken.Result.Rejected());
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.TokenRejected(TokenKind.REFRESH, CLIENT));
  }

  private GetMe.Result me(List<Token> tokens) {
    return hexagon.useCases.getMe().get(new GetMe.Command(tokens, CLIENT));
  }

  private RefreshToken.Result refresh(List<Token> tokens) {
    return hexagon.useCases.refreshToken().refresh(new RefreshToken.Command(tokens, CLIENT));
  }

  private static GetMe.Result denied(Denial reason) {
    return new GetMe.Result.Denied(reason);
  }

  private static List<Token> append(List<Token> tokens, Token last) {
    return Stream.concat(tokens.stream(), Stream.of(last)).toList();
  }
}
