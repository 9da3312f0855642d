package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NAME;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.DisableUser.Result.Disabled;
import dev.hexauth.application.DisableUser.Result.NoSuchUser;
import dev.hexauth.application.DisableUser.Result.Refused;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.Login.Result.Rejected;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent.AdminActionRefused;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.UserDisabled;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class DisableUserTest {

  private static final UserId UNKNOWN = new UserId(new UUID(0, 0));

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final LoggedIn login = hexagon.login();
  private final LoggedIn admin = hexagon.admin();
  private final SessionRef ofAdmin = hexagon.sessionOf(admin);

  DisableUserTest() {
    hexagon.newEvents();
  }

  @Test
  void disabling_a_user_ends_their_access_at_once_and_is_recorded() {
    assertThat(disable(user.id())).isEqualTo(new Disabled());

    assertThat(hexagon.newEvents())
        .containsExactly(new UserDisabled(user.id(), Hexagon.step(ofAdmin)));
    assertThat(hexagon.me(login.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.refresh(login.tokens().refresh().token()))
        .isEqualTo(new RefreshToken.Result.Rejected());
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isFalse();
  }

  @Test
  void a_disabled_user_cannot_log_in_and_looks_unknown() {
    disable(user.id());
    hexagon.newEvents();
    int hashes = hexagon.memory.hashesComputed();
    assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(new Rejected());
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(hashes + 1);
    assertThat(hexagon.newEvents())
        .containsExactly(new LoginFailed(Optional.empty(), LoginFailure.NO_SUCH_USER, CLIENT));
  }

  @Test
  void the_address_of_a_disabled_user_cannot_be_registered() {
    disable(user.id());
    var command =
        new RegisterUser.Command(NAME, EMAIL, PASSWORD, Photo.DEFAULT, Optional.empty(), CLIENT);
    assertThat(hexagon.useCases.registerUser().register(command))
        .isEqualTo(new RegisterUser.Result.EmailTaken());
  }

  @Test
  void a_disabled_admin_may_do_nothing() {
    hexagon.memory.users().makeAdmin(EMAIL, Hexagon.START);
    disable(user.id());
    assertThat(hexagon.disable(login.tokens().access().token(), ofAdmin.owner()))
        .isEqualTo(new Refused(new Refusal.Denied(SESSION_ENDED)));
    assertThat(hexagon.isActive(ofAdmin)).isTrue();
  }

  @Test
  void all_others_stay() {
    disable(user.id());
    assertThat(hexagon.me(admin.tokens().access().token())).isInstanceOf(GetMe.Result.Me.class);
  }

  @Test
  void an_unknown_user_is_not_disabled() {
    assertThat(disable(UNKNOWN)).isEqualTo(new NoSuchUser());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void a_user_who_is_disabled_again_stays_disabled_which_is_no_event() {
    disable(user.id());
    hexagon.newEvents();
    assertThat(disable(user.id())).isEqualTo(new Disabled());
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void many_admins_who_disable_a_user_at_once_are_one_event() {
    List<DisableUser.Result> results = AtOnce.call(16, () -> disable(user.id()));
    assertThat(results).hasSize(16).containsOnly(new Disabled());
    assertThat(hexagon.newEvents()).hasSize(1);
  }

  @Test
  @Tag("ASVS-16.3.2")
  void a_user_who_is_not_an_admin_is_refused_and_recorded() {
    assertThat(hexagon.disable(login.tokens().access().token(), ofAdmin.owner()))
        .isEqualTo(new Refused(new Refusal.NotAllowed()));
    assertThat(hexagon.newEvents())
        .containsExactly(new AdminActionRefused(hexagon.sessionOf(login), CLIENT));
    assertThat(hexagon.me(admin.tokens().access().token())).isInstanceOf(GetMe.Result.Me.class);
  }

  @Test
  void only_an_admin_learns_whether_a_user_exists() {
    assertThat(hexagon.disable(login.tokens().access().token(), UNKNOWN))
        .isEqualTo(new Refused(new Refusal.NotAllowed()));
    assertThat(hexagon.disable(login.tokens().access().token(), user.id()))
        .isEqualTo(new Refused(new Refusal.NotAllowed()));
  }

  @Test
  void the_role_is_looked_up_at_each_request() {
    hexagon.memory.users().makeAdmin(EMAIL, Hexagon.START);
    hexagon.memory.users().setRole(ofAdmin.owner(), Role.USER, Hexagon.START, Optional.empty());
    assertThat(disable(user.id())).isEqualTo(new Refused(new Refusal.NotAllowed()));
    assertThat(hexagon.memory.users().find(user.id())).isPresent();
  }

  @Test
  void sessions_left_by_an_outage_are_refused_and_end_when_the_admin_repeats_the_request() {
    SessionStore failing =
        Interruption.before(SessionStore.class, hexagon.memory.sessions(), "endAll", Hexagon::fail);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> disableOn(hexagon.memory.users(), failing));

    assertThat(hexagon.me(login.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(disableOn(hexagon.memory.users(), failing)).isEqualTo(new Disabled());
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isFalse();
  }

  @Test
  void an_outage_of_the_user_store_does_not_refuse_admins_as_users() {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> disableOn(new UnavailableUsers(), hexagon.memory.sessions()));
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isTrue();
  }

  private DisableUser.Result disable(UserId id) {
    return hexagon.disable(admin.tokens().access().token(), id);
  }

  private DisableUser.Result disableOn(UserRepository users, SessionStore sessions) {
    return hexagon
        .on(users, sessions)
        .admin()
        .disableUser()
        .disable(
            new DisableUser.Command(
                Hexagon.admin(admin.tokens().access().token()), user.id(), Optional.empty()));
  }
}
