package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.EndSessionsOfUser.Result.Ended;
import dev.hexauth.application.EndSessionsOfUser.Result.NoSuchUser;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent.AdminActionRefused;
import dev.hexauth.domain.event.SecurityEvent.SessionsEnded;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class EndSessionsOfUserTest {

  private static final UserId UNKNOWN = new UserId(new UUID(0, 0));

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final LoggedIn one = hexagon.login();
  private final LoggedIn other = hexagon.login();
  private final LoggedIn admin = hexagon.admin();
  private final SessionRef ofAdmin = hexagon.sessionOf(admin);

  EndSessionsOfUserTest() {
    hexagon.newEvents();
  }

  @Test
  void all_sessions_of_the_user_end_at_once_and_for_good_and_it_is_recorded() {
    assertThat(end(user.id())).isEqualTo(new Ended());

    assertThat(hexagon.newEvents())
        .containsExactly(new SessionsEnded(user.id(), Hexagon.step(ofAdmin)));
    for (LoggedIn login : new LoggedIn[] {one, other}) {
      assertThat(hexagon.me(login.tokens().access().token()))
          .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
      assertThat(hexagon.refresh(login.tokens().refresh().token()))
          .isEqualTo(new RefreshToken.Result.Rejected());
    }
  }

  @Test
  void the_user_may_log_in_again() {
    end(user.id());
    assertThat(hexagon.me(hexagon.login().tokens().access().token()))
        .isEqualTo(new GetMe.Result.Me(user));
  }

  @Test
  void all_others_stay() {
    end(user.id());
    assertThat(hexagon.isActive(ofAdmin)).isTrue();
  }

  @Test
  void an_admin_can_end_their_own_sessions() {
    assertThat(end(ofAdmin.owner())).isEqualTo(new Ended());
    assertThat(hexagon.isActive(ofAdmin)).isFalse();
  }

  @Test
  void ending_the_sessions_of_a_user_without_sessions_succeeds() {
    end(user.id());
    assertThat(end(user.id())).isEqualTo(new Ended());
  }

  @Test
  void an_unknown_or_disabled_user_is_not_found() {
    hexagon.disable(admin.tokens().access().token(), user.id());
    hexagon.newEvents();
    assertThat(end(UNKNOWN)).isEqualTo(new NoSuchUser());
    assertThat(end(user.id())).isEqualTo(new NoSuchUser());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  @Tag("ASVS-16.3.2")
  void a_user_who_is_not_an_admin_is_refused_and_recorded() {
    assertThat(hexagon.endSessionsOf(one.tokens().access().token(), ofAdmin.owner()))
        .isEqualTo(new EndSessionsOfUser.Result.Refused(new Refusal.NotAllowed()));
    assertThat(hexagon.newEvents())
        .containsExactly(new AdminActionRefused(hexagon.sessionOf(one), CLIENT));
    assertThat(hexagon.isActive(ofAdmin)).isTrue();
  }

  @Test
  void only_an_admin_learns_whether_a_user_exists() {
    assertThat(hexagon.endSessionsOf(one.tokens().access().token(), UNKNOWN))
        .isEqualTo(new EndSessionsOfUser.Result.Refused(new Refusal.NotAllowed()));
    assertThat(hexagon.endSessionsOf(one.tokens().access().token(), user.id()))
        .isEqualTo(new EndSessionsOfUser.Result.Refused(new Refusal.NotAllowed()));
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }

  @Test
  void an_outage_of_the_user_store_does_not_refuse_admins_as_users() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    var command =
        new EndSessionsOfUser.Command(
            Hexagon.admin(admin.tokens().access().token()), user.id(), Optional.empty());
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> useCases.admin().endSessionsOfUser().endSessions(command));
    assertThat(hexagon.newEvents()).isEmpty();
  }

  private EndSessionsOfUser.Result end(UserId id) {
    return hexagon.endSessionsOf(admin.tokens().access().token(), id);
  }
}
