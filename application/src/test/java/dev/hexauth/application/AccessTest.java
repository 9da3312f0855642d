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
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That every use case which needs an access token needs a good one, of an active session. */
final class AccessTest {

  /** A use case, asked with a token in the name of an operator, and how it denies. */
  enum Asked {
    GET_ME {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        return useCases.getMe().get(new GetMe.Command(token, CLIENT));
      }

      @Override
      Object denied(Denial reason) {
        return new GetMe.Result.Denied(reason);
      }
    },
    LOGOUT {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        return useCases
            .logout()
            .logOut(new Logout.Command(new CarriedTokens(token, List.of()), CLIENT));
      }

      @Override
      Object denied(Denial reason) {
        return new Logout.Result.Denied(reason);
      }
    },
    LIST_SESSIONS {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        return useCases.listSessions().list(new ListSessions.Command(token, CLIENT));
      }

      @Override
      Object denied(Denial reason) {
        return new ListSessions.Result.Denied(reason);
      }
    },
    END_SESSION {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        return useCases.endSession().end(new EndSession.Command(token, session, CLIENT));
      }

      @Override
      Object denied(Denial reason) {
        return new EndSession.Result.Denied(reason);
      }
    },
    END_OTHER_SESSIONS {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        return useCases.endOtherSessions().endOthers(new EndOtherSessions.Command(token, CLIENT));
      }

      @Override
      Object denied(Denial reason) {
        return new EndOtherSessions.Result.Denied(reason);
      }
    },
    CHANGE_PASSWORD {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        var command = new ChangePassword.Command(token, PASSWORD, NEW_PASSWORD, CLIENT);
        return useCases.changePassword().change(command);
      }

      @Override
      Object denied(Denial reason) {
        return new ChangePassword.Result.Denied(reason);
      }
    },
    DELETE_ACCOUNT {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        return useCases.deleteAccount().delete(new DeleteAccount.Command(token, PASSWORD, CLIENT));
      }

      @Override
      Object denied(Denial reason) {
        return new DeleteAccount.Result.Denied(reason);
      }
    },
    DISABLE_USER {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        return useCases.disableUser().disable(new DisableUser.Command(token, user, CLIENT));
      }

      @Override
      Object denied(Denial reason) {
        return new DisableUser.Result.Denied(reason);
      }
    },
    END_SESSIONS_OF_USER {
      @Override
      Object by(List<Token> token, UseCases useCases, UserId user, PublicId session) {
        return useCases
            .endSessionsOfUser()
            .endSessions(new EndSessionsOfUser.Command(token, user, CLIENT));
      }

      @Override
      Object denied(Denial reason) {
        return new EndSessionsOfUser.Result.Denied(reason);
      }
    };

    abstract Object by(List<Token> token, UseCases useCases, UserId user, PublicId session);

    abstract Object denied(Denial reason);
  }

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final SessionRef ofUser = hexagon.sessionOf(hexagon.login());
  private final LoggedIn admin = hexagon.admin();
  private final LoggedIn other = hexagon.login(Hexagon.ADMIN_EMAIL);

  @ParameterizedTest
  @EnumSource
  void who_presents_nothing_is_not_logged_in(Asked asked) {
    assertDenied(asked, List.of(), NOT_LOGGED_IN);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("ASVS-16.3.2")
  void what_is_no_access_token_is_invalid_and_told(Asked asked) {
    var rejected = new TokenRejected(TokenKind.ACCESS, CLIENT);
    assertDenied(asked, List.of(FORGED), INVALID_TOKEN, rejected);
    assertDenied(asked, List.of(new Token("")), INVALID_TOKEN, rejected);
    assertDenied(asked, List.of(admin.tokens().refresh().token()), INVALID_TOKEN, rejected);
  }

  @ParameterizedTest
  @EnumSource
  void a_token_from_a_body_is_not_accepted_from_a_cookie(Asked asked) {
    Token inBody = hexagon.login(Delivery.BODY).tokens().access().token();
    Token inCookie = Token.presentedIn(Delivery.COOKIE, inBody.compact());
    var rejected = new TokenRejected(TokenKind.ACCESS, CLIENT);
    assertDenied(asked, List.of(inCookie), INVALID_TOKEN, rejected);
    assertThat(hexagon.isActive(hexagon.accessClaims(inBody).session())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void an_expired_token_is_told_from_an_invalid_one(Asked asked) {
    hexagon.clock.pass(hexagon.policy.accessLifetime().plusSeconds(1));
    assertDenied(asked, List.of(admin.tokens().access().token()), TOKEN_EXPIRED);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("ASVS-7.2.1")
  void the_good_token_of_an_ended_session_is_refused(Asked asked) {
    LoggedIn ended = hexagon.login(Hexagon.ADMIN_EMAIL);
    hexagon.logout(ended.tokens().access().token());
    assertDenied(asked, List.of(ended.tokens().access().token()), SESSION_ENDED);
  }

  @ParameterizedTest
  @EnumSource
  void the_good_token_of_an_active_session_is_accepted(Asked asked) {
    Object result = ask(asked, List.of(admin.tokens().access().token()));
    for (Denial reason : Denial.values()) {
      assertThat(result).isNotEqualTo(asked.denied(reason));
    }
  }

  private Object ask(Asked asked, List<Token> token) {
    PublicId session = hexagon.publicIdOf(hexagon.sessionOf(other));
    return asked.by(token, hexagon.useCases, user.id(), session);
  }

  /** Denied, and nothing has come of it but what was told. */
  private void assertDenied(Asked asked, List<Token> token, Denial reason, SecurityEvent... told) {
    hexagon.newEvents();
    int hashes = hexagon.memory.hashesComputed();

    assertThat(ask(asked, token)).isEqualTo(asked.denied(reason));

    assertThat(hexagon.newEvents()).containsExactly(told);
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(hashes);
    assertThat(hexagon.memory.users().find(user.id())).contains(user);
    assertThat(hexagon.isActive(ofUser)).isTrue();
    assertThat(hexagon.isActive(hexagon.sessionOf(admin))).isTrue();
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }
}
