package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.MakeAdmin.Result.Made;
import dev.hexauth.application.MakeAdmin.Result.NoSuchUser;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent.AdminMade;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MakeAdminTest {

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final LoggedIn login = hexagon.login();

  MakeAdminTest() {
    hexagon.newEvents();
  }

  @Test
  void a_user_becomes_an_admin_and_it_is_recorded() {
    hexagon.clock.pass(Duration.ofMinutes(1));

    assertThat(make(EMAIL)).isEqualTo(new Made(user.id()));

    assertThat(hexagon.newEvents()).containsExactly(new AdminMade(user.id()));
    User admin = hexagon.memory.users().find(user.id()).orElseThrow();
    assertThat(admin.role()).isEqualTo(Role.ADMIN);
    assertThat(admin.createdAt()).isEqualTo(Hexagon.START);
    assertThat(admin.updatedAt()).isEqualTo(Hexagon.START.plusSeconds(60));
  }

  @Test
  void all_sessions_of_the_user_end() {
    make(EMAIL);
    assertThat(hexagon.me(login.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.refresh(login.tokens().refresh().token()))
        .isEqualTo(new RefreshToken.Result.Rejected());
  }

  @Test
  void a_new_admin_may_act_on_others_after_the_next_login() {
    User other = hexagon.register(new EmailAddress("b@example.com"));
    assertThat(hexagon.endSessionsOf(login.tokens().access().token(), other.id()))
        .isEqualTo(new EndSessionsOfUser.Result.Refused(new Refusal.NotAllowed()));
    make(EMAIL);
    assertThat(hexagon.endSessionsOf(hexagon.login().tokens().access().token(), other.id()))
        .isEqualTo(new EndSessionsOfUser.Result.Ended());
  }

  @Test
  void an_unknown_or_disabled_user_cannot_become_an_admin() {
    hexagon.memory.users().disable(user.id(), Hexagon.START, Optional.empty());
    assertThat(make(EMAIL)).isEqualTo(new NoSuchUser());
    assertThat(make(new EmailAddress("nobody@example.com"))).isEqualTo(new NoSuchUser());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void all_others_keep_their_roles() {
    User other = hexagon.register(new EmailAddress("b@example.com"));
    SessionRef session = hexagon.sessionOf(hexagon.login(other.email()));
    make(EMAIL);
    assertThat(hexagon.memory.users().find(other.id())).contains(other);
    assertThat(hexagon.isActive(session)).isTrue();
  }

  @Test
  void sessions_left_by_an_outage_end_when_the_command_is_repeated() {
    SessionStore failing =
        Interruption.before(SessionStore.class, hexagon.memory.sessions(), "endAll", Hexagon::fail);
    UseCases useCases = hexagon.on(hexagon.memory.users(), failing);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> useCases.makeAdmin().make(new MakeAdmin.Command(EMAIL)));
    assertThat(useCases.makeAdmin().make(new MakeAdmin.Command(EMAIL)))
        .isEqualTo(new Made(user.id()));
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isFalse();
  }

  private MakeAdmin.Result make(EmailAddress email) {
    return hexagon.useCases.makeAdmin().make(new MakeAdmin.Command(email));
  }
}
