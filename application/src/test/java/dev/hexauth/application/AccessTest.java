package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.domain.token.Denial.INVALID_TOKEN;
import static dev.hexauth.domain.token.Denial.NOT_LOGGED_IN;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static dev.hexauth.domain.token.Denial.TOKEN_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every use case that takes access tokens needs a valid one, of an active session. */
final class AccessTest {

  /** A use case, how it is called with access tokens, and how it denies. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
  enum Called {
    GET_ME(
        (all, tokens, _, _) -> all.getMe().get(new GetMe.Command(tokens, CLIENT)),
        GetMe.Result.Denied::new),
    LOGOUT(
        (all, tokens, _, _) ->
            all.logout().logOut(new Logout.Command(new CarriedTokens(tokens, List.of()), CLIENT)),
        Logout.Result.Denied::new),
    LIST_SESSIONS(
        (all, tokens, _, _) -> all.listSessions().list(new ListSessions.Command(tokens, CLIENT)),
        ListSessions.Result.Denied::new),
    END_SESSION(
        (all, tokens, _, session) ->
            all.endSession().end(new EndSession.Command(tokens, session, CLIENT)),
        EndSession.Result.Denied::new),
    END_OTHER_SESSIONS(
        (all, tokens, _, _) ->
            all.endOtherSessions().endOthers(new EndOtherSessions.Command(tokens, CLIENT)),
        EndOtherSessions.Result.Denied::new),
    CHANGE_PASSWORD(
        (all, tokens, _, _) ->
            all.changePassword()
                .change(new ChangePassword.Command(tokens, PASSWORD, NEW_PASSWORD, CLIENT)),
        ChangePassword.Result.Denied::new),
    DELETE_ACCOUNT(
        (all, tokens, _, _) ->
            all.deleteAccount().delete(new DeleteAccount.Command(tokens, PASSWORD, CLIENT)),
        DeleteAccount.Result.Denied::new),
    DISABLE_USER(
        (all, tokens, user, _) ->
            all.admin()
                .disableUser()
                .disable(
                    new DisableUser.Command(
                        new Requester.Admin(tokens, CLIENT), user, Optional.empty())),
        reason -> new DisableUser.Result.Refused(new Refusal.Denied(reason))),
    ENABLE_USER(
        (all, tokens, user, _) ->
            all.admin()
                .enableUser()
                .enable(
                    new EnableUser.Command(
                        new Requester.Admin(tokens, CLIENT), user, Optional.empty())),
        reason -> new EnableUser.Result.Refused(new Refusal.Denied(reason))),
    CHANGE_ROLE(
        (all, tokens, user, _) ->
            all.admin()
                .changeRole()
                .change(
                    new ChangeRole.Command(
                        new Requester.Admin(tokens, CLIENT), user, Role.ADMIN, Optional.empty())),
        reason -> new ChangeRole.Result.Refused(new Refusal.Denied(reason))),
    END_SESSIONS_OF_USER(
        (all, tokens, user, _) ->
            all.admin()
                .endSessionsOfUser()
                .endSessions(
                    new EndSessionsOfUser.Command(
                        new Requester.Admin(tokens, CLIENT), user, Optional.empty())),
        reason -> new EndSessionsOfUser.Result.Refused(new Refusal.Denied(reason))),
    DELETE_USER(
        (all, tokens, user, _) ->
            all.admin()
                .deleteUser()
                .delete(
                    new DeleteUser.Command(
                        new Requester.Admin(tokens, CLIENT), user, Optional.empty())),
        reason -> new DeleteUser.Result.Refused(new Refusal.Denied(reason)));

    /** On behalf of an admin, who may name a user and one of their own sessions. */
    interface Call {
      Object by(UseCases all, List<Token> tokens, UserId user, PublicId session);
    }

    private final Call call;
    private final Function<Denial, Object> denied;

    Called(Call call, Function<Denial, Object> denied) {
      this.call = call;
      this.denied = denied;
    }
  }

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final SessionRef ofUser = hexagon.sessionOf(hexagon.login());
  private final LoggedIn admin = hexagon.admin();
  private final LoggedIn other = hexagon.login(Hexagon.ADMIN_EMAIL);

  @Test
  void without_a_token_the_caller_is_not_logged_in() {
    assertDenied(List.of(), NOT_LOGGED_IN);
  }

  @Test
  @Tag("ASVS-16.3.2")
  void a_token_that_is_not_an_access_token_is_invalid_and_recorded() {
    var rejected = new TokenRejected(TokenKind.ACCESS, CLIENT);
    assertDenied(List.of(FORGED), INVALID_TOKEN, rejected);
    assertDenied(List.of(new Token("")), INVALID_TOKEN, rejected);
    assertDenied(List.of(admin.tokens().refresh().token()), INVALID_TOKEN, rejected);
  }

  @Test
  void a_token_from_a_body_is_not_accepted_from_a_cookie() {
    Token inBody = hexagon.login(Delivery.BODY).tokens().access().token();
    Token inCookie = Token.presentedIn(Delivery.COOKIE, inBody.compact());
    var rejected = new TokenRejected(TokenKind.ACCESS, CLIENT);
    assertDenied(List.of(inCookie), INVALID_TOKEN, rejected);
    assertThat(hexagon.isActive(hexagon.accessClaims(inBody).session())).isTrue();
  }

  @Test
  void an_expired_token_is_distinguished_from_an_invalid_one() {
    hexagon.clock.pass(hexagon.policy.accessLifetime().plusSeconds(1));
    assertDenied(List.of(admin.tokens().access().token()), TOKEN_EXPIRED);
  }

  @Test
  @Tag("ASVS-7.2.1")
  void the_valid_token_of_an_ended_session_is_refused() {
    LoggedIn ended = hexagon.login(Hexagon.ADMIN_EMAIL);
    hexagon.logout(ended.tokens().access().token());
    assertDenied(List.of(ended.tokens().access().token()), SESSION_ENDED);
  }

  /** Some of them end the session, so each has a hexagon of its own. */
  @ParameterizedTest
  @EnumSource
  void the_valid_token_of_an_active_session_is_accepted(Called called) {
    Object result = call(called, List.of(admin.tokens().access().token()));
    for (Denial reason : Denial.values()) {
      assertThat(result).isNotEqualTo(called.denied.apply(reason));
    }
  }

  private Object call(Called called, List<Token> tokens) {
    PublicId session = hexagon.publicIdOf(hexagon.sessionOf(other));
    return called.call.by(hexagon.useCases, tokens, user.id(), session);
  }

  /** Every use case denies, and does nothing but record {@code recorded}. */
  private void assertDenied(List<Token> tokens, Denial reason, SecurityEvent... recorded) {
    for (Called called : Called.values()) {
      hexagon.newEvents();
      int hashes = hexagon.memory.hashesComputed();

      assertThat(call(called, tokens)).as("%s", called).isEqualTo(called.denied.apply(reason));

      assertThat(hexagon.newEvents()).as("%s", called).containsExactly(recorded);
      assertThat(hexagon.memory.hashesComputed()).as("%s", called).isEqualTo(hashes);
      assertThat(hexagon.memory.users().find(user.id())).as("%s", called).contains(user);
      assertThat(List.of(ofUser, hexagon.sessionOf(admin), hexagon.sessionOf(other)))
          .as("%s", called)
          .allMatch(hexagon::isActive);
    }
  }
}
