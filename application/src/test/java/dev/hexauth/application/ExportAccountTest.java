package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ExportAccount.Account;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.MailRecord.PendingLetter;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
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
  void their_kept_events_are_in_it_as_the_user_may_see_them() {
    User user = hexagon.register();
    AuditedEvent login = event(1, user.id(), START, Optional.empty());
    AuditedEvent step =
        event(2, user.id(), START.minusSeconds(1), Optional.of(new UserId(new UUID(7, 7))));
    AuditedEvent forgotten =
        event(3, user.id(), START.minus(Hexagon.RETENTION).minusSeconds(1), Optional.empty());
    AuditedEvent ofOther = event(4, new UserId(new UUID(7, 8)), START, Optional.empty());
    hexagon.memory.auditTrail().keep(List.of(login, step, forgotten, ofOther));

    EventPage events = exported(hexagon.login().tokens().access().token()).events();

    assertThat(events).isEqualTo(new EventPage(List.of(login, step.forUser()), Optional.empty()));
    assertThat(step.forUser().client()).isEmpty();
  }

  @Test
  void the_newest_events_are_in_it_and_where_to_read_on() {
    User user = hexagon.register();
    List<AuditedEvent> events =
        IntStream.range(0, ExportAccount.MAX_EVENTS)
            .mapToObj(i -> event(i, user.id(), START.minusSeconds(i), Optional.empty()))
            .toList();
    hexagon.memory.auditTrail().keep(events);
    Token access = hexagon.login().tokens().access().token();

    assertThat(exported(access).events()).isEqualTo(new EventPage(events, Optional.empty()));

    AuditedEvent newest = event(-1, user.id(), START.plusSeconds(1), Optional.empty());
    hexagon.memory.auditTrail().keep(List.of(newest));

    EventPage page = exported(access).events();
    assertThat(page.events())
        .hasSize(ExportAccount.MAX_EVENTS)
        .startsWith(newest, events.getFirst())
        .endsWith(events.get(ExportAccount.MAX_EVENTS - 2));
    assertThat(page.next()).contains(page.events().getLast().position());
  }

  @Test
  void while_no_events_are_kept_none_are_in_it() {
    User user = hexagon.register();
    hexagon.memory.auditTrail().keep(List.of(event(1, user.id(), START, Optional.empty())));
    Token access = hexagon.login().tokens().access().token();

    var result =
        hexagon
            .withoutAudit()
            .exportAccount()
            .export(new ExportAccount.Command(List.of(access), CLIENT));

    assertThat(((ExportAccount.Result.Exported) result).account().events())
        .isEqualTo(new EventPage(List.of(), Optional.empty()));
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

  private static AuditedEvent event(int number, UserId user, Instant at, Optional<UserId> by) {
    return new AuditedEvent(
        new EventId(new UUID(1, number)),
        at,
        EventKind.LOGGED_IN,
        Optional.of(user),
        Optional.empty(),
        Optional.of(CLIENT),
        by,
        Optional.empty(),
        1);
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
