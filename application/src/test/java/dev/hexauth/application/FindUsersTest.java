package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.FindUsers.Result;
import dev.hexauth.domain.event.SecurityEvent.AdminActionRefused;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.EmailPrefix;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserQuery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FindUsersTest {

  private static final UserQuery USERS_OF_A =
      new UserQuery.ByEmail(new EmailPrefix("a"), Optional.empty());

  private final Hexagon hexagon = new Hexagon();
  private final User ada = hexagon.register();
  private final User alan = hexagon.register(new EmailAddress("alan@example.com"));
  private final Token admin = hexagon.admin().tokens().access().token();

  FindUsersTest() {
    hexagon.newEvents();
  }

  @Test
  void an_admin_finds_users_and_nothing_is_recorded() {
    assertThat(find(admin, USERS_OF_A, 2))
        .isEqualTo(new Result.Found(List.of(KeptUser.active(ada), KeptUser.active(alan)), false));
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void a_page_tells_whether_others_follow() {
    assertThat(find(admin, USERS_OF_A, 1))
        .isEqualTo(new Result.Found(List.of(KeptUser.active(ada)), true));
    assertThat(find(admin, new UserQuery.ByEmail(new EmailPrefix("a"), Optional.of(EMAIL)), 1))
        .isEqualTo(new Result.Found(List.of(KeptUser.active(alan)), false));
  }

  @Test
  void a_disabled_user_is_found() {
    hexagon.disable(admin, ada.id());
    assertThat(find(admin, USERS_OF_A, 1))
        .isEqualTo(
            new Result.Found(List.of(KeptUser.disabled(ada, hexagon.clock.instant())), true));
  }

  @Test
  void a_user_who_is_no_admin_is_refused_and_it_is_recorded() {
    Login.Result.LoggedIn login = hexagon.login();
    hexagon.newEvents();
    assertThat(find(login.tokens().access().token(), USERS_OF_A, 1))
        .isEqualTo(new Result.NotAllowed());
    assertThat(hexagon.newEvents())
        .containsExactly(new AdminActionRefused(hexagon.sessionOf(login), CLIENT));
  }

  @Test
  void a_caller_without_a_token_is_denied() {
    var command = new FindUsers.Command(List.of(), USERS_OF_A, 1, CLIENT);
    assertThat(hexagon.useCases.admin().findUsers().find(command))
        .isEqualTo(new Result.Denied(Denial.NOT_LOGGED_IN));
  }

  @Test
  void without_a_directory_nobody_is_found() {
    var command = new FindUsers.Command(List.of(admin), USERS_OF_A, 1, CLIENT);
    assertThat(hexagon.withoutDirectory().admin().findUsers().find(command))
        .isEqualTo(new Result.NoDirectory());
  }

  private Result find(Token token, UserQuery query, int limit) {
    var command = new FindUsers.Command(List.of(token), query, limit, CLIENT);
    return hexagon.useCases.admin().findUsers().find(command);
  }
}
