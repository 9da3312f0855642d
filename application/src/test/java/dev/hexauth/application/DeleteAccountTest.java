package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.WRONG;
import static dev.hexauth.domain.token.Denial.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.DeleteAccount.Result.Deleted;
import dev.hexauth.application.DeleteAccount.Result.Denied;
import dev.hexauth.application.DeleteAccount.Result.WrongPassword;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.Login.Result.Rejected;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent.AccountDeleted;
import dev.hexauth.domain.event.SecurityEvent.PasswordRefused;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeleteAccountTest {

  private final Hexagon hexagon = new Hexagon();
  private final User user = hexagon.register();
  private final LoggedIn current = hexagon.login();
  private final LoggedIn other = hexagon.login();
  private final SessionRef session = hexagon.sessionOf(current);

  DeleteAccountTest() {
    hexagon.newEvents();
  }

  @Test
  void all_data_of_the_user_is_deleted_and_it_is_recorded() {
    assertThat(delete()).isEqualTo(new Deleted());

    assertThat(hexagon.newEvents()).containsExactly(new AccountDeleted(session, CLIENT));
    assertThat(hexagon.memory.users().find(user.id())).isEmpty();
    assertThat(hexagon.memory.users().credentialOf(user.id())).isEmpty();
    assertThat(hexagon.memory.sessions().sessionsOf(user.id(), Hexagon.START)).isEmpty();
    assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(new Rejected());
  }

  @Test
  void all_tokens_of_the_user_are_refused() {
    delete();
    assertDead(current);
    assertDead(other);
    assertThat(delete()).isEqualTo(new Denied(SESSION_ENDED));
  }

  @Test
  void the_address_is_free_and_its_next_owner_is_another_user() {
    delete();

    User next = hexagon.register();

    assertThat(next.id()).isNotEqualTo(user.id());
    LoggedIn login = hexagon.login();
    assertThat(hexagon.me(login.tokens().access().token())).isEqualTo(new GetMe.Result.Me(next));
    assertDead(current);
    assertDead(other);
  }

  @Test
  void a_wrong_password_deletes_nothing_and_is_recorded() {
    assertThat(hexagon.deleteAccount(current.tokens().access().token(), WRONG))
        .isEqualTo(new WrongPassword());
    assertThat(hexagon.newEvents()).containsExactly(new PasswordRefused(session, CLIENT));
    assertNothingDeleted();
  }

  @Test
  void all_others_stay() {
    LoggedIn admin = hexagon.admin();
    delete();
    assertThat(hexagon.me(admin.tokens().access().token())).isInstanceOf(GetMe.Result.Me.class);
  }

  @Test
  void of_many_deletions_at_once_one_succeeds() {
    List<DeleteAccount.Result> results = AtOnce.call(16, this::delete);
    assertThat(results).containsOnlyOnce(new Deleted());
    assertThat(results.stream().filter(new Denied(SESSION_ENDED)::equals)).hasSize(15);
    assertThat(hexagon.newEvents()).containsExactly(new AccountDeleted(session, CLIENT));
  }

  @Test
  void a_deletion_after_a_faster_one_is_denied() {
    UserRepository overtaken =
        Interruption.before(
            UserRepository.class,
            hexagon.memory.users(),
            "remove",
            () -> assertThat(delete()).isEqualTo(new Deleted()));
    assertThat(deleteOn(overtaken, hexagon.memory.sessions())).isEqualTo(new Denied(SESSION_ENDED));
    assertThat(hexagon.newEvents()).containsExactly(new AccountDeleted(session, CLIENT));
  }

  @Test
  void sessions_left_by_an_outage_are_refused_and_end_at_the_next_attempt() {
    SessionStore failing =
        Interruption.before(SessionStore.class, hexagon.memory.sessions(), "endAll", Hexagon::fail);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> deleteOn(hexagon.memory.users(), failing));

    assertDead(current);
    assertDead(other);
    assertThat(deleteOn(hexagon.memory.users(), failing)).isEqualTo(new Denied(SESSION_ENDED));
    assertThat(hexagon.isActive(session)).isFalse();
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isFalse();
  }

  @Test
  void while_the_user_store_is_down_nothing_is_deleted() {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> deleteOn(new UnavailableUsers(), hexagon.memory.sessions()));
    assertThat(hexagon.newEvents()).isEmpty();
    assertNothingDeleted();
  }

  private DeleteAccount.Result delete() {
    return hexagon.deleteAccount(current.tokens().access().token(), PASSWORD);
  }

  private DeleteAccount.Result deleteOn(UserRepository users, SessionStore sessions) {
    return hexagon
        .on(users, sessions)
        .deleteAccount()
        .delete(
            new DeleteAccount.Command(
                List.of(current.tokens().access().token()), PASSWORD, CLIENT));
  }

  private void assertDead(LoggedIn login) {
    assertThat(hexagon.me(login.tokens().access().token()))
        .isEqualTo(new GetMe.Result.Denied(SESSION_ENDED));
    assertThat(hexagon.refresh(login.tokens().refresh().token()))
        .isEqualTo(new RefreshToken.Result.Rejected());
  }

  private void assertNothingDeleted() {
    assertThat(hexagon.me(current.tokens().access().token())).isEqualTo(new GetMe.Result.Me(user));
    assertThat(hexagon.me(other.tokens().access().token())).isEqualTo(new GetMe.Result.Me(user));
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
  }
}
