package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ShowUser.Networks;
import dev.hexauth.application.ShowUser.Result;
import dev.hexauth.domain.event.SecurityEvent.AdminActionRefused;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ShowUserTest {

  private static final Networks NONE = new Networks(0, Optional.empty());

  private final Hexagon hexagon = new Hexagon();
  private final User ada = hexagon.register();
  private final Token admin = hexagon.admin().tokens().access().token();

  ShowUserTest() {
    hexagon.newEvents();
  }

  @Test
  void a_user_who_never_logged_in_has_neither_sessions_nor_networks() {
    assertThat(show(admin, ada.id()))
        .isEqualTo(new Result.Shown(KeptUser.active(ada), List.of(), NONE));
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void a_user_is_shown_with_sessions_by_their_public_ids_and_networks_by_their_number() {
    Login.Result.LoggedIn first = hexagon.login();
    hexagon.clock.pass(Duration.ofMinutes(1));
    remembered("192.0.2.1", 2);
    remembered("198.51.100.7", 1);
    Login.Result last = hexagon.login(EMAIL, PASSWORD, new Client("curl", "198.51.100.7"));

    assertThat(show(admin, ada.id()))
        .isInstanceOfSatisfying(
            Result.Shown.class,
            shown -> {
              assertThat(shown.sessions())
                  .extracting(ShowUser.Entry::id)
                  .containsExactly(
                      hexagon.publicIdOf(hexagon.sessionOf((Login.Result.LoggedIn) last)),
                      hexagon.publicIdOf(hexagon.sessionOf(first)));
              assertThat(shown.networks())
                  .isEqualTo(new Networks(2, Optional.of(LocalDate.parse("2029-12-31"))));
            });
  }

  @Test
  void a_disabled_user_is_shown_without_sessions() {
    hexagon.login();
    remembered("192.0.2.1", 0);
    hexagon.disable(admin, ada.id());
    assertThat(show(admin, ada.id()))
        .isEqualTo(
            new Result.Shown(
                KeptUser.disabled(ada, hexagon.clock.instant()),
                List.of(),
                new Networks(1, Optional.of(LocalDate.parse("2030-01-01")))));
  }

  @Test
  void an_unknown_user_is_not_shown() {
    assertThat(show(admin, new UserId(new UUID(0, 0)))).isEqualTo(new Result.NoSuchUser());
  }

  @Test
  void a_user_who_is_no_admin_sees_nobody() {
    Login.Result.LoggedIn login = hexagon.login();
    hexagon.newEvents();
    for (UserId id : List.of(ada.id(), new UserId(new UUID(0, 0)))) {
      assertThat(show(login.tokens().access().token(), id)).isEqualTo(new Result.NotAllowed());
      assertThat(hexagon.newEvents())
          .containsExactly(new AdminActionRefused(hexagon.sessionOf(login), CLIENT));
    }
  }

  @Test
  void a_caller_without_a_token_is_denied() {
    assertThat(
            hexagon
                .useCases
                .admin()
                .showUser()
                .show(new ShowUser.Command(List.of(), ada.id(), CLIENT)))
        .isEqualTo(new Result.Denied(Denial.NOT_LOGGED_IN));
  }

  @Test
  void without_a_directory_nobody_is_shown() {
    assertThat(
            hexagon
                .withoutDirectory()
                .admin()
                .showUser()
                .show(new ShowUser.Command(List.of(admin), ada.id(), CLIENT)))
        .isEqualTo(new Result.NoDirectory());
  }

  /** A login some days ago, which the use cases do not remember while nothing is limited. */
  private void remembered(String network, int days) {
    Instant at = hexagon.clock.instant().minus(Duration.ofDays(days));
    hexagon.memory.knownNetworks().remember(EMAIL, new Network(network), at);
  }

  private Result show(Token token, UserId id) {
    return hexagon
        .useCases
        .admin()
        .showUser()
        .show(new ShowUser.Command(List.of(token), id, CLIENT));
  }
}
