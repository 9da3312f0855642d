package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.ADMIN_EMAIL;
import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What users read about their account. */
final class NoticesTest {

  private static final Client ELSEWHERE = new Client("curl/8", "198.51.100.7");

  private final Hexagon hexagon = new Hexagon(MailPolicy.DEFAULT);
  private final Mailbox mailbox = new Mailbox(hexagon);
  private final User user = hexagon.register();
  private final Token token = hexagon.login().tokens().access().token();

  NoticesTest() {
    mailbox.delivered();
    hexagon.clock.pass(Duration.ofSeconds(9));
  }

  @Test
  void a_changed_password() {
    hexagon.changePassword(token, WRONG, NEW_PASSWORD);
    assertThat(mailbox.delivered()).isEmpty();
    hexagon.changePassword(token, PASSWORD, NEW_PASSWORD);
    assertNotice(LetterKind.PASSWORD_CHANGED, Optional.of(CLIENT));
  }

  @Test
  void a_deleted_account() {
    hexagon.deleteAccount(token, WRONG);
    assertThat(mailbox.delivered()).isEmpty();
    hexagon.deleteAccount(token, PASSWORD);
    assertNotice(LetterKind.ACCOUNT_DELETED, Optional.of(CLIENT));
  }

  @Test
  void a_disabled_account_without_where_the_admin_is() {
    Token admin = hexagon.admin().tokens().access().token();
    mailbox.delivered();
    hexagon.disable(admin, user.id());
    assertNotice(LetterKind.ACCOUNT_DISABLED, Optional.empty());
    hexagon.disable(admin, user.id());
    assertThat(mailbox.delivered()).isEmpty();
    assertThat(hexagon.login(ADMIN_EMAIL)).isNotNull();
  }

  @Test
  void a_session_that_a_stolen_token_ended() {
    Token stolen = hexagon.login().tokens().refresh().token();
    Token second = hexagon.refreshed(stolen).tokens().refresh().token();
    hexagon.refreshed(second);
    hexagon.clock.pass(Duration.ofMinutes(1));
    assertThat(mailbox.delivered()).isEmpty();
    hexagon.refresh(stolen);
    assertNotice(LetterKind.SESSION_REUSED, Optional.of(CLIENT));
    hexagon.refresh(stolen);
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void a_login_from_a_network_that_the_account_does_not_know() {
    hexagon.login(EMAIL, WRONG, ELSEWHERE);
    assertThat(mailbox.delivered()).isEmpty();
    assertThat(hexagon.login(EMAIL, PASSWORD, ELSEWHERE)).isInstanceOf(LoggedIn.class);
    assertNotice(LetterKind.NEW_NETWORK, Optional.of(ELSEWHERE));
    hexagon.login(EMAIL, PASSWORD, ELSEWHERE);
    hexagon.login();
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void the_first_login_of_an_account_is_not_from_a_new_network() {
    hexagon.register(ADMIN_EMAIL);
    mailbox.delivered();
    hexagon.login(ADMIN_EMAIL, PASSWORD, ELSEWHERE);
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void without_mail_there_is_none_and_networks_are_not_remembered_unless_something_is_limited() {
    Hexagon off = new Hexagon();
    off.register();
    off.login();
    off.login(EMAIL, PASSWORD, ELSEWHERE);
    off.deleteAccount(off.login().tokens().access().token(), PASSWORD);
    assertThat(off.memory.outbox().backlog(Hexagon.START).letters()).isZero();
    assertThat(off.memory.knownNetworks().isKnown(EMAIL, Network.of(CLIENT), Hexagon.START))
        .isFalse();
  }

  private void assertNotice(LetterKind kind, Optional<Client> client) {
    List<Letter> letters = mailbox.delivered().stream().map(sent -> sent.letter()).toList();
    assertThat(letters).extracting(Letter::kind).containsExactly(kind);
    assertThat(letters.getFirst().to().user()).isEqualTo(user.id());
    assertThat(letters.getFirst().to().address()).isEqualTo(EMAIL);
    assertThat(letters.getFirst().occasion())
        .isEqualTo(new Occasion(hexagon.clock.instant(), client));
  }
}
