package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NEW_PASSWORD;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.adapter.memory.SentLetter;
import dev.hexauth.application.DeliverLetters.Result.Dropped;
import dev.hexauth.application.DeliverLetters.Result.GivenUp;
import dev.hexauth.application.DeliverLetters.Result.Idle;
import dev.hexauth.application.DeliverLetters.Result.Postponed;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeliverLettersTest {

  private static final Duration MICRO = Duration.ofNanos(1000);

  private final Hexagon hexagon = new Hexagon(MailPolicy.DEFAULT);
  private final Mailbox mailbox = new Mailbox(hexagon);
  private final User user = hexagon.register();

  DeliverLettersTest() {
    mailbox.delivered();
    hexagon.newEvents();
  }

  @Test
  void a_letter_is_sent_once_and_recorded() {
    mailbox.forgot(EMAIL);
    hexagon.newEvents();
    assertThat(mailbox.deliver())
        .isEqualTo(new DeliverLetters.Result.Sent(LetterKind.RESET_PASSWORD));
    assertThat(mailbox.deliver()).isEqualTo(new Idle());
    hexagon.clock.pass(Duration.ofDays(2));
    assertThat(mailbox.deliver()).isEqualTo(new Idle());
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.LetterSent(LetterKind.RESET_PASSWORD, user.id()));
  }

  @Test
  void pauses_double_up_to_five_minutes_while_the_server_cannot_be_reached() {
    assertThat(pausesAfter(new Posting.Unreachable()))
        .startsWith(seconds(10), seconds(20), seconds(40), seconds(80), seconds(160), seconds(300))
        .endsWith(seconds(300), seconds(300));
  }

  @Test
  void pauses_double_up_to_an_hour_if_the_server_refuses() {
    assertThat(pausesAfter(new Posting.Refused(550)))
        .startsWith(seconds(10), seconds(20), seconds(40), seconds(80), seconds(160), seconds(320))
        .endsWith(seconds(3600), seconds(3600));
  }

  private List<Duration> pausesAfter(Posting posting) {
    hexagon.memory.answerWith(posting);
    mailbox.forgot(EMAIL);
    hexagon.newEvents();
    Instant end = hexagon.clock.instant().plus(Duration.ofDays(1));
    List<Duration> pauses = new ArrayList<>();
    while (mailbox.deliver() instanceof Postponed(LetterKind kind, Duration pause)) {
      assertThat(kind).isEqualTo(LetterKind.RESET_PASSWORD);
      assertThat(hexagon.newEvents())
          .containsExactly(new SecurityEvent.LetterPostponed(kind, user.id()));
      pauses.add(pause);
      hexagon.clock.pass(pause.minus(MICRO));
      assertThat(mailbox.deliver()).isEqualTo(new Idle());
      hexagon.clock.pass(MICRO);
    }
    assertThat(hexagon.clock.instant()).isAfterOrEqualTo(end);
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.LetterGivenUp(LetterKind.RESET_PASSWORD, user.id()));
    assertThat(hexagon.memory.outbox().backlog(end).letters()).isZero();
    return pauses;
  }

  @Test
  void a_letter_is_given_up_a_day_after_what_it_reports_and_not_before() {
    hexagon.memory.answerWith(new Posting.Unreachable());
    mailbox.forgot(EMAIL);
    Instant end = hexagon.clock.instant().plus(Duration.ofDays(1));
    hexagon.clock.set(end.minus(MICRO));
    assertThat(mailbox.deliver()).isEqualTo(new Postponed(LetterKind.RESET_PASSWORD, seconds(10)));
    hexagon.clock.pass(seconds(10));
    assertThat(mailbox.deliver()).isEqualTo(new GivenUp(LetterKind.RESET_PASSWORD));
    assertThat(mailbox.deliver()).isEqualTo(new Idle());

    mailbox.forgot(EMAIL);
    hexagon.clock.pass(Duration.ofDays(1));
    assertThat(mailbox.deliver()).isEqualTo(new GivenUp(LetterKind.RESET_PASSWORD));
  }

  @Test
  void what_could_not_be_sent_for_hours_is_sent_when_the_server_is_back() {
    hexagon.memory.answerWith(new Posting.Unreachable());
    mailbox.forgot(EMAIL);
    for (int i = 0; i < 60; i++) {
      mailbox.deliver();
      hexagon.clock.pass(Duration.ofMinutes(5));
    }
    hexagon.memory.answerWith(new Posting.Sent());
    assertThat(mailbox.reset(mailbox.code(), NEW_PASSWORD))
        .isEqualTo(new ResetPassword.Result.Reset());
  }

  @Test
  void each_attempt_has_a_new_code_and_the_same_id() {
    mailbox.forgot(EMAIL);
    Outbox forgetful =
        Interruption.before(Outbox.class, hexagon.memory.outbox(), "remove", Hexagon::fail);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> deliver(forgetful, hexagon.memory.codes()));
    hexagon.clock.pass(Duration.ofMinutes(2).minus(MICRO));
    assertThat(mailbox.deliver()).isEqualTo(new Idle());
    hexagon.clock.pass(MICRO);

    List<SentLetter> sent = mailbox.delivered();

    assertThat(sent).extracting(letter -> letter.letter().attempt()).containsExactly(1, 2);
    assertThat(sent.stream().map(letter -> letter.letter().id()).distinct()).hasSize(1);
    assertThat(sent.stream().map(SentLetter::code).distinct()).hasSize(2);
    assertThat(mailbox.reset(sent.getFirst().code().orElseThrow(), NEW_PASSWORD))
        .isEqualTo(new ResetPassword.Result.Reset());
  }

  @Test
  void a_code_lives_from_when_it_is_sent() {
    mailbox.forgot(EMAIL);
    hexagon.clock.pass(Duration.ofHours(3));
    EmailCode code = mailbox.code();
    hexagon.clock.pass(Duration.ofMinutes(15).minus(MICRO));
    assertThat(mailbox.reset(code, PASSWORD)).isEqualTo(new ResetPassword.Result.Reset());

    EmailCode late = codeAfterNotice();
    hexagon.clock.pass(Duration.ofMinutes(15));
    assertThat(mailbox.reset(late, PASSWORD)).isEqualTo(new ResetPassword.Result.Rejected());
  }

  @Test
  void a_letter_that_ends_while_it_is_leased_is_dropped() {
    mailbox.forgot(EMAIL);
    EmailCodes overtaken =
        Interruption.before(
            EmailCodes.class,
            hexagon.memory.codes(),
            "keep",
            () -> hexagon.memory.users().remove(user.id(), Optional.empty()));
    assertThat(deliver(hexagon.memory.outbox(), overtaken))
        .isEqualTo(new Dropped(LetterKind.RESET_PASSWORD));
    assertThat(mailbox.delivered()).isEmpty();
    assertThat(hexagon.memory.outbox().backlog(hexagon.clock.instant()).letters()).isZero();
  }

  @Test
  void a_notice_has_no_code() {
    hexagon.changePassword(hexagon.login().tokens().access().token(), PASSWORD, NEW_PASSWORD);
    assertThat(mailbox.delivered()).extracting(SentLetter::code).containsExactly(Optional.empty());
    assertThat(hexagon.memory.sentLetters().getLast().letter().occasion().client())
        .contains(CLIENT);
  }

  private DeliverLetters.Result deliver(Outbox outbox, EmailCodes codes) {
    return new DeliverLettersService(
            outbox,
            codes,
            hexagon.memory.transport(),
            hexagon.memory.ids(),
            MailPolicy.DEFAULT,
            hexagon.memory.events(),
            hexagon.clock)
        .deliver();
  }

  /** A code that is sent after the notices that wait. */
  private EmailCode codeAfterNotice() {
    mailbox.delivered();
    return mailbox.resetCode();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
