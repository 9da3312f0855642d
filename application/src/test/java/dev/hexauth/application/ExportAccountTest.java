package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ExportAccount.Account;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.MailRecord.PendingLetter;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExportAccountTest {

  private final Hexagon hexagon = new Hexagon(MailPolicy.DEFAULT);

  @Test
  void a_user_gets_everything_that_is_kept() {
    User user = hexagon.register();
    LoggedIn first = hexagon.login();
    hexagon.clock.pass(Duration.ofSeconds(1));
    LoggedIn current = hexagon.login();

    Account account = exported(current.tokens().access().token());

    assertThat(account.at()).isEqualTo(START.plusSeconds(1));
    assertThat(account.user()).isEqualTo(user);
    assertThat(account.sessions())
        .extracting(entry -> entry.session().ref())
        .containsExactly(hexagon.sessionOf(current), hexagon.sessionOf(first));
    assertThat(account.sessions())
        .extracting(ExportAccount.Entry::current)
        .containsExactly(true, false);
    assertThat(account.networks())
        .containsExactly(new KnownNetwork(Network.of(CLIENT), START.plusSeconds(1)));
    assertThat(account.mail().letters())
        .extracting(PendingLetter::kind)
        .contains(LetterKind.VERIFY_ADDRESS);
  }

  @Test
  void nothing_of_another_user_is_in_it() {
    hexagon.register();
    hexagon.login();
    hexagon.register(Hexagon.ADMIN_EMAIL);
    LoggedIn other = hexagon.login(Hexagon.ADMIN_EMAIL);

    Account account = exported(other.tokens().access().token());

    assertThat(account.user().email()).isEqualTo(Hexagon.ADMIN_EMAIL);
    assertThat(account.sessions()).hasSize(1);
    assertThat(account.mail().letters())
        .allMatch(letter -> letter.address().equals(Hexagon.ADMIN_EMAIL));
  }

  @Test
  void without_a_session_nothing_is_exported() {
    User user = hexagon.register();
    assertThat(export(FORGED)).isEqualTo(new ExportAccount.Result.Denied(Denial.INVALID_TOKEN));
    Token access = hexagon.login().tokens().access().token();
    hexagon.memory.users().remove(user.id(), Optional.empty());
    assertThat(export(access)).isEqualTo(new ExportAccount.Result.Denied(Denial.SESSION_ENDED));
    hexagon.logout(access);
    assertThat(export(access)).isEqualTo(new ExportAccount.Result.Denied(Denial.SESSION_ENDED));
  }

  private Account exported(Token access) {
    return ((ExportAccount.Result.Exported) export(access)).account();
  }

  private ExportAccount.Result export(Token access) {
    return hexagon
        .useCases
        .exportAccount()
        .export(new ExportAccount.Command(List.of(access), CLIENT));
  }
}
