package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The limits on letters that anyone may ask for: five per network, three per address. */
@Tag("ASVS-6.6.3")
final class LetterLimitsTest {

  private static final EmailAddress UNKNOWN = new EmailAddress("nobody@example.com");

  private final Hexagon hexagon =
      new Hexagon(
          SessionPolicy.DEFAULT,
          new ThrottlePolicy(
              Limit.NONE,
              Limit.NONE,
              Limit.NONE,
              Limit.NONE,
              Limit.NONE,
              Limit.NONE,
              Limit.NONE,
              perHour(5),
              perHour(3),
              Limit.NONE),
          Optional.of(MailPolicy.DEFAULT));
  private final Mailbox mailbox = new Mailbox(hexagon);

  LetterLimitsTest() {
    hexagon.register();
    mailbox.delivered();
    hexagon.newEvents();
  }

  @Test
  void a_network_that_asks_too_often_is_refused_whatever_the_address() {
    for (int i = 0; i < 5; i++) {
      assertThat(mailbox.forgot(new EmailAddress("user" + i + "@example.com")))
          .isEqualTo(new ForgotPassword.Result.Accepted());
    }
    hexagon.newEvents();
    Duration retryAfter = Duration.ofMinutes(12);
    assertThat(mailbox.forgot(EMAIL)).isEqualTo(new ForgotPassword.Result.Throttled(retryAfter));
    assertThat(mailbox.forgot(UNKNOWN)).isEqualTo(new ForgotPassword.Result.Throttled(retryAfter));
    assertThat(mailbox.resend(EMAIL, CLIENT))
        .isEqualTo(new ResendVerification.Result.Throttled(retryAfter));
    assertThat(hexagon.newEvents())
        .hasSize(3)
        .containsOnly(
            new SecurityEvent.Throttled(LimitKind.LETTERS_FROM_NETWORK, Optional.empty(), CLIENT));
    assertThat(mailbox.forgot(EMAIL, from(1))).isEqualTo(new ForgotPassword.Result.Accepted());
    hexagon.clock.pass(retryAfter);
    assertThat(mailbox.forgot(EMAIL)).isEqualTo(new ForgotPassword.Result.Accepted());
  }

  @Test
  void an_address_that_was_written_to_often_enough_gets_no_letter_and_nobody_learns_it() {
    for (int i = 0; i < 3; i++) {
      assertThat(mailbox.forgot(EMAIL, from(i))).isEqualTo(new ForgotPassword.Result.Accepted());
      assertThat(mailbox.forgot(UNKNOWN, from(i))).isEqualTo(new ForgotPassword.Result.Accepted());
      assertThat(mailbox.kinds()).containsExactly(LetterKind.RESET_PASSWORD);
    }
    hexagon.newEvents();
    assertThat(mailbox.forgot(EMAIL, from(8))).isEqualTo(new ForgotPassword.Result.Accepted());
    assertThat(mailbox.resend(EMAIL, from(8))).isEqualTo(new ResendVerification.Result.Accepted());
    assertThat(mailbox.delivered()).isEmpty();
    assertThat(hexagon.newEvents())
        .contains(
            new SecurityEvent.Throttled(LimitKind.LETTERS_TO_ADDRESS, Optional.empty(), from(8)));
    hexagon.clock.pass(Duration.ofMinutes(20));
    mailbox.forgot(EMAIL, from(8));
    assertThat(mailbox.kinds()).containsExactly(LetterKind.RESET_PASSWORD);
  }

  private static Client from(int number) {
    return new Client("curl/8", "198.51.100." + number);
  }

  private static Limit perHour(int count) {
    return Limit.of(new Rate(count, Duration.ofHours(1)));
  }
}
