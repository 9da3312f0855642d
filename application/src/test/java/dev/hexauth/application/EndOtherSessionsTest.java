package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.EndOtherSessions.Result.Ended;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.event.SecurityEvent.OtherSessionsEnded;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndOtherSessionsTest {

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final LoggedIn current = hexagon.login();

  @Test
  void all_but_the_current_session_end_at_once_and_for_good_and_it_is_recorded() {
    LoggedIn one = hexagon.login();
    LoggedIn other = hexagon.login();
    hexagon.newEvents();

    assertThat(hexagon.endOthers(current.tokens().access().token())).isEqualTo(new Ended());

    SessionRef kept = hexagon.sessionOf(current);
    assertThat(hexagon.newEvents()).containsExactly(new OtherSessionsEnded(kept, CLIENT));
    for (LoggedIn login : new LoggedIn[] {one, other}) {
      assertThat(hexagon.me(login.tokens().access().token()))
          .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
      assertThat(hexagon.refresh(login.tokens().refresh().token()))
          .isEqualTo(new RefreshToken.Result.Rejected());
    }
    assertThat(hexagon.me(current.tokens().access().token())).isEqualTo(new GetMe.Result.Me(user));
    hexagon.refreshed(current.tokens().refresh().token());
  }

  @Test
  void the_only_session_stays() {
    assertThat(hexagon.endOthers(current.tokens().access().token())).isEqualTo(new Ended());
    assertThat(hexagon.endOthers(current.tokens().access().token())).isEqualTo(new Ended());
  }

  @Test
  void the_sessions_of_others_stay() {
    SessionRef foreign = hexagon.sessionOf(hexagon.admin());
    hexagon.endOthers(current.tokens().access().token());
    assertThat(hexagon.isActive(foreign)).isTrue();
  }

  @Test
  void it_works_while_the_user_store_is_down() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    SessionRef other = hexagon.sessionOf(hexagon.login());
    var command = new EndOtherSessions.Command(List.of(current.tokens().access().token()), CLIENT);
    assertThat(useCases.endOtherSessions().endOthers(command)).isEqualTo(new Ended());
    assertThat(hexagon.isActive(other)).isFalse();
  }
}
