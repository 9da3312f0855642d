package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexauth.adapter.memory.SentLetter;
import dev.hexauth.application.ChangeEmail.Result.Accepted;
import dev.hexauth.application.ChangeEmail.Result.Denied;
import dev.hexauth.application.ChangeEmail.Result.Throttled;
import dev.hexauth.application.ChangeEmail.Result.WrongPassword;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.TakeBackEmail.Result.TakenBack;
import dev.hexauth.application.VerifyEmail.Result.Verified;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A change of the address, and how its owner takes it back. */
final class ChangeEmailTest {

  private static final EmailAddress NEW = new EmailAddress("new@example.com");

  private final Hexagon hexagon = new Hexagon(MailPolicy.DEFAULT);
  private final Mailbox mailbox = new Mailbox(hexagon);
  private final User user = hexagon.register();
  private final LoggedIn login = hexagon.login();
  private final SessionRef session = hexagon.sessionOf(login);
  private final Token token = login.tokens().access().token();

  ChangeEmailTest() {
    mailbox.delivered();
    hexagon.newEvents();
  }

  @Test
  void the_address_changes_when_the_code_that_was_sent_to_it_is_used() {
    assertThat(mailbox.change(token, NEW, PASSWORD)).isEqualTo(new Accepted());
    assertThat(current().email()).isEqualTo(EMAIL);
    SentLetter sent = mailbox.delivered().getFirst();
    assertThat(sent.letter().kind()).isEqualTo(LetterKind.CONFIRM_ADDRESS);
    assertThat(sent.letter().to().address()).isEqualTo(NEW);
    assertThat(sent.letter().occasion().client()).contains(CLIENT);

    assertThat(mailbox.verify(sent.code().orElseThrow())).isEqualTo(new Verified());

    assertThat(current().email()).isEqualTo(NEW);
    assertThat(hexagon.newEvents())
        .containsExactly(
            new SecurityEvent.LetterSent(LetterKind.CONFIRM_ADDRESS, user.id()),
            new SecurityEvent.AddressChanged(user.id(), CLIENT));
    assertThat(hexagon.isActive(session)).isTrue();
    SentLetter notice = mailbox.delivered().getFirst();
    assertThat(notice.letter().kind()).isEqualTo(LetterKind.ADDRESS_CHANGED);
    assertThat(notice.letter().to().address()).isEqualTo(EMAIL);
  }

  @Test
  void the_previous_address_knows_no_network_any_more() {
    changed();
    assertThat(knowsTheClient(EMAIL)).isFalse();
  }

  @Test
  void an_address_that_is_lost_again_knows_no_network_any_more() {
    EmailCode back = changed();
    hexagon.login(NEW);
    assertThat(knowsTheClient(NEW)).isTrue();
    mailbox.takeBack(back);
    assertThat(knowsTheClient(NEW)).isFalse();
  }

  private boolean knowsTheClient(EmailAddress address) {
    return hexagon
        .memory
        .knownNetworks()
        .isKnown(address, Network.of(CLIENT), hexagon.clock.instant());
  }

  @Test
  void a_taken_address_is_accepted_like_any_other_and_gets_no_letter() {
    hexagon.register(NEW);
    mailbox.delivered();
    assertThat(mailbox.change(token, NEW, PASSWORD)).isEqualTo(new Accepted());
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void an_address_that_is_taken_meanwhile_is_not_changed_to() {
    mailbox.change(token, NEW, PASSWORD);
    EmailCode code = mailbox.code();
    hexagon.register(NEW);
    assertThat(mailbox.verify(code)).isEqualTo(new VerifyEmail.Result.Rejected());
    assertThat(current().email()).isEqualTo(EMAIL);
  }

  @Test
  @Tag("ASVS-7.5.1")
  void a_wrong_password_is_refused_and_recorded() {
    assertThat(mailbox.change(token, NEW, WRONG)).isEqualTo(new WrongPassword());
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.PasswordRefused(session, CLIENT));
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void without_a_session_it_is_denied() {
    assertThat(mailbox.change(FORGED, NEW, PASSWORD)).isInstanceOf(Denied.class);
    UserRepository removed =
        Interruption.before(UserRepository.class, hexagon.memory.users(), "find", this::removeUser);
    assertThat(changeOn(removed)).isEqualTo(new Denied(Denial.SESSION_ENDED));
  }

  @Test
  void a_user_who_leaves_meanwhile_is_denied() {
    UserRepository removed =
        Interruption.before(
            UserRepository.class, hexagon.memory.users(), "credentialOf", this::removeUser);
    assertThat(changeOn(removed)).isEqualTo(new Denied(Denial.SESSION_ENDED));
  }

  private void removeUser() {
    hexagon.memory.users().remove(user.id(), Optional.empty());
  }

  @Test
  void a_password_that_is_changed_meanwhile_sends_no_letter() {
    int[] calls = new int[1];
    UserRepository overtaken =
        Interruption.always(
            UserRepository.class,
            hexagon.memory.users(),
            "credentialOf",
            () -> {
              if (++calls[0] == 2) {
                hexagon
                    .memory
                    .users()
                    .changePassword(
                        user.id(),
                        hexagon.memory.users().credentialOf(user.id()).orElseThrow().hash(),
                        hexagon.memory.hasher().hash(NEW_PASSWORD, Hexagon.CLAIMANT),
                        Optional.empty());
              }
            });
    hexagon.newEvents();
    assertThat(changeOn(overtaken)).isEqualTo(new WrongPassword());
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.PasswordRefused(session, CLIENT));
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void a_new_password_stops_a_change_whose_letter_still_waits() {
    mailbox.change(token, NEW, PASSWORD);
    hexagon.changePassword(token, PASSWORD, NEW_PASSWORD);
    assertThat(mailbox.kinds()).containsExactly(LetterKind.PASSWORD_CHANGED);
  }

  @Test
  void an_address_that_no_mail_can_be_delivered_to_is_no_command() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mailbox.change(token, new EmailAddress("-a@example.com"), PASSWORD));
  }

  @Test
  void wrong_passwords_and_letters_are_limited() {
    Limit none = Limit.NONE;
    Limit two = Limit.of(new Rate(2, Duration.ofHours(1)));
    Hexagon limited =
        new Hexagon(
            SessionPolicy.DEFAULT,
            new ThrottlePolicy(none, none, none, two, none, none, none, two, two, none),
            Optional.of(MailPolicy.DEFAULT));
    Mailbox own = new Mailbox(limited);
    limited.register();
    Token access = limited.login().tokens().access().token();
    own.delivered();
    own.change(access, NEW, PASSWORD);
    own.change(access, NEW, PASSWORD);
    assertThat(own.change(access, NEW, PASSWORD)).isInstanceOf(Throttled.class);
    assertThat(own.kinds()).hasSize(2);
    own.change(access, NEW, WRONG);
    own.change(access, NEW, WRONG);
    assertThat(own.change(access, NEW, WRONG)).isInstanceOf(Throttled.class);
  }

  @Test
  void the_owner_takes_the_address_back() {
    EmailCode back = changed();
    hexagon.newEvents();

    assertThat(mailbox.takeBack(back)).isEqualTo(new TakenBack());

    assertThat(current().email()).isEqualTo(EMAIL);
    assertThat(hexagon.isActive(session)).isFalse();
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.AddressTakenBack(user.id(), CLIENT));
    assertThat(hexagon.login(EMAIL, PASSWORD)).isEqualTo(new Login.Result.Rejected());
    assertThat(hexagon.login(NEW, PASSWORD)).isEqualTo(new Login.Result.Rejected());
    assertThat(mailbox.reset(mailbox.code(), NEW_PASSWORD))
        .isEqualTo(new ResetPassword.Result.Reset());
    assertThat(hexagon.login(EMAIL, NEW_PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void an_address_can_be_taken_back_once_and_for_a_day() {
    EmailCode back = changed();
    hexagon.clock.pass(Duration.ofDays(1));
    assertThat(mailbox.takeBack(back)).isEqualTo(new TakeBackEmail.Result.Rejected());
    hexagon.clock.pass(Duration.ofNanos(-1000));
    assertThat(mailbox.takeBack(back)).isEqualTo(new TakenBack());
    hexagon.newEvents();
    assertThat(mailbox.takeBack(back)).isEqualTo(new TakeBackEmail.Result.Rejected());
    assertThat(hexagon.newEvents()).containsExactly(new SecurityEvent.CodeRejected(CLIENT));
  }

  @Test
  void without_the_session_store_the_code_stays_usable() {
    EmailCode back = changed();
    SessionStore down =
        Interruption.always(SessionStore.class, hexagon.memory.sessions(), "endAll", Hexagon::fail);
    var unavailable = hexagon.on(hexagon.memory.users(), down).mail().orElseThrow().takeBackEmail();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> unavailable.takeBack(new TakeBackEmail.Command(back, CLIENT)));
    assertThat(current().email()).isEqualTo(NEW);
    assertThat(mailbox.takeBack(back)).isEqualTo(new TakenBack());
  }

  @Test
  void a_session_that_is_opened_while_the_address_is_taken_back_ends() {
    EmailCode back = changed();
    SessionStore store = hexagon.memory.sessions();
    int[] calls = new int[1];
    SessionStore overtaken =
        Interruption.always(
            SessionStore.class,
            store,
            "endAll",
            () -> {
              if (++calls[0] == 2) {
                store.open(
                    Session.open(session, CLIENT, hexagon.clock.instant(), hexagon.policy), 20);
              }
            });
    hexagon
        .on(hexagon.memory.users(), overtaken)
        .mail()
        .orElseThrow()
        .takeBackEmail()
        .takeBack(new TakeBackEmail.Command(back, CLIENT));
    assertThat(calls[0]).isEqualTo(2);
    assertThat(store.sessionsOf(user.id(), hexagon.clock.instant())).isEmpty();
  }

  /** Changes the address, and returns the code that takes it back. */
  private EmailCode changed() {
    mailbox.change(token, NEW, PASSWORD);
    mailbox.verify(mailbox.code());
    return mailbox.code();
  }

  private ChangeEmail.Result changeOn(UserRepository users) {
    return hexagon
        .on(users, hexagon.memory.sessions())
        .mail()
        .orElseThrow()
        .changeEmail()
        .change(new ChangeEmail.Command(List.of(token), NEW, PASSWORD, Optional.empty(), CLIENT));
  }

  private User current() {
    return hexagon.memory.users().find(user.id()).orElseThrow();
  }
}
