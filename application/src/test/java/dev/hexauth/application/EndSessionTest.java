package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.EndSession.Result.Ended;
import dev.hexauth.application.EndSession.Result.NoSuchSession;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.event.SecurityEvent.LoggedOut;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionRef;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndSessionTest {

  private final Hexagon hexagon = new Hexagon();
  private final LoggedIn current;
  private final LoggedIn other;

  EndSessionTest() {
    hexagon.register();
    current = hexagon.login();
    other = hexagon.login();
    hexagon.newEvents();
  }

  @Test
  void another_session_of_the_user_ends_at_once_and_for_good_and_is_recorded() {
    assertThat(end(other)).isEqualTo(new Ended(false));

    assertThat(hexagon.newEvents())
        .containsExactly(new LoggedOut(hexagon.sessionOf(other), CLIENT));
    assertThat(hexagon.me(other.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.refresh(other.tokens().refresh().token()))
        .isEqualTo(new RefreshToken.Result.Rejected());
    assertThat(hexagon.isActive(hexagon.sessionOf(current))).isTrue();
  }

  @Test
  void the_current_session_can_be_ended_too() {
    assertThat(end(current)).isEqualTo(new Ended(true));

    assertThat(hexagon.newEvents())
        .containsExactly(new LoggedOut(hexagon.sessionOf(current), CLIENT));
    assertThat(end(current)).isEqualTo(new EndSession.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.refresh(current.tokens().refresh().token()))
        .isEqualTo(new RefreshToken.Result.Rejected());
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }

  @Test
  void an_unknown_public_id_ends_nothing() {
    assertEndsNothing(new PublicId("A".repeat(22)));
  }

  @Test
  void the_sid_is_not_a_public_id() {
    assertEndsNothing(new PublicId(hexagon.sessionOf(other).id().value()));
  }

  @Test
  void no_user_ends_the_session_of_another_not_even_an_admin() {
    SessionRef foreign = hexagon.sessionOf(hexagon.admin());
    LoggedIn admin = hexagon.login(Hexagon.ADMIN_EMAIL);
    hexagon.newEvents();

    assertEndsNothing(hexagon.publicIdOf(foreign));
    assertThat(hexagon.isActive(foreign)).isTrue();

    PublicId own = hexagon.publicIdOf(hexagon.sessionOf(other));
    assertThat(hexagon.endSession(admin.tokens().access().token(), own))
        .isEqualTo(new NoSuchSession());
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }

  @Test
  void a_session_can_be_ended_only_once() {
    end(other);
    hexagon.newEvents();
    assertEndsNothing(hexagon.publicIdOf(hexagon.sessionOf(other)));
  }

  @Test
  void an_expired_session_cannot_be_ended() {
    PublicId expired = hexagon.publicIdOf(hexagon.sessionOf(other));
    hexagon.clock.pass(Duration.ofMinutes(30));
    var token = hexagon.refreshed(current.tokens().refresh().token());
    hexagon.clock.pass(Duration.ofMinutes(30));
    var access = hexagon.refreshed(token.tokens().refresh().token()).tokens().access().token();
    hexagon.newEvents();
    assertThat(hexagon.endSession(access, expired)).isEqualTo(new NoSuchSession());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void of_many_calls_that_end_a_session_one_succeeds() {
    List<EndSession.Result> results = AtOnce.call(16, () -> end(other));
    assertThat(results).containsOnlyOnce(new Ended(false));
    assertThat(results.stream().filter(new NoSuchSession()::equals)).hasSize(15);
    assertThat(hexagon.newEvents())
        .containsExactly(new LoggedOut(hexagon.sessionOf(other), CLIENT));
  }

  @Test
  void it_works_while_the_user_store_is_down() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    var command =
        new EndSession.Command(
            List.of(current.tokens().access().token()),
            hexagon.publicIdOf(hexagon.sessionOf(other)),
            CLIENT);
    assertThat(useCases.endSession().end(command)).isEqualTo(new Ended(false));
  }

  private EndSession.Result end(LoggedIn login) {
    return hexagon.endSession(
        current.tokens().access().token(), hexagon.publicIdOf(hexagon.sessionOf(login)));
  }

  private void assertEndsNothing(PublicId session) {
    List<Boolean> before = active();
    assertThat(hexagon.endSession(current.tokens().access().token(), session))
        .isEqualTo(new NoSuchSession());
    assertThat(active()).isEqualTo(before);
    assertThat(hexagon.newEvents()).isEmpty();
  }

  private List<Boolean> active() {
    return List.of(
        hexagon.isActive(hexagon.sessionOf(current)), hexagon.isActive(hexagon.sessionOf(other)));
  }
}
