package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NAME;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.adapter.memory.SentLetter;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.application.Login.Result.NotVerified;
import dev.hexauth.application.Login.Result.Rejected;
import dev.hexauth.application.Login.Result.Throttled;
import dev.hexauth.application.RegisterUser.Result.EmailTaken;
import dev.hexauth.application.RegisterUser.Result.Registered;
import dev.hexauth.application.VerifyEmail.Result.Verified;
import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.mail.Verification;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The proof of an address: at registration, by its code, and what a login makes of it. */
final class VerifyEmailTest {

  private static final EmailAddress UNKNOWN = new EmailAddress("nobody@example.com");

  private final Hexagon hexagon = new Hexagon(MailPolicy.DEFAULT);
  private final Mailbox mailbox = new Mailbox(hexagon);

  @Test
  void a_registration_sends_a_code_in_the_language_of_the_request() {
    var command =
        new RegisterUser.Command(
            NAME, EMAIL, PASSWORD, Photo.DEFAULT, Optional.of(Language.GERMAN), CLIENT);
    var registered = (Registered) hexagon.useCases.registerUser().register(command);
    assertThat(registered.codeSent()).isTrue();
    assertThat(registered.user().language()).isEqualTo(Language.GERMAN);

    SentLetter sent = mailbox.delivered().getFirst();

    assertThat(sent.letter().kind()).isEqualTo(LetterKind.VERIFY_ADDRESS);
    assertThat(sent.letter().to())
        .isEqualTo(new Recipient(registered.user().id(), NAME, EMAIL, Language.GERMAN));
    assertThat(sent.letter().occasion())
        .isEqualTo(new Occasion(Hexagon.START, Optional.of(CLIENT)));
  }

  @Test
  void the_code_verifies_the_address_and_again_while_it_lives() {
    User user = hexagon.register();
    EmailCode code = mailbox.code();
    hexagon.newEvents();
    assertThat(mailbox.verify(code)).isEqualTo(new Verified());
    assertThat(mailbox.verify(code)).isEqualTo(new Verified());
    assertThat(hexagon.memory.users().find(user.id()).orElseThrow().verified()).isTrue();
    assertThat(hexagon.newEvents())
        .containsExactly(new SecurityEvent.AddressVerified(user.id(), CLIENT));
    hexagon.clock.pass(Duration.ofHours(24));
    assertThat(mailbox.verify(code)).isEqualTo(new VerifyEmail.Result.Rejected());
  }

  @Test
  void an_unknown_code_is_rejected_and_recorded() {
    assertThat(mailbox.verify(new EmailCode("0".repeat(64))))
        .isEqualTo(new VerifyEmail.Result.Rejected());
    assertThat(hexagon.newEvents()).containsExactly(new SecurityEvent.CodeRejected(CLIENT));
  }

  @Test
  void a_code_can_be_asked_for_again_until_the_address_is_verified() {
    hexagon.register();
    EmailCode first = mailbox.code();
    hexagon.newEvents();
    assertThat(mailbox.resend(EMAIL, CLIENT)).isEqualTo(new ResendVerification.Result.Accepted());
    assertThat(mailbox.resend(UNKNOWN, CLIENT)).isEqualTo(new ResendVerification.Result.Accepted());
    assertThat(hexagon.newEvents())
        .containsOnly(new SecurityEvent.LetterRequested(LetterKind.VERIFY_ADDRESS_AGAIN, CLIENT))
        .hasSize(2);
    EmailCode second = mailbox.code();
    assertThat(second).isNotEqualTo(first);
    assertThat(mailbox.verify(second)).isEqualTo(new Verified());
    assertThat(mailbox.verify(first)).isEqualTo(new VerifyEmail.Result.Rejected());
    mailbox.resend(EMAIL, CLIENT);
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void without_verification_a_registration_sends_nothing() {
    Hexagon off = new Hexagon(policy(Verification.OFF, true));
    assertThat(((Registered) register(off)).codeSent()).isFalse();
    assertThat(new Mailbox(off).delivered()).isEmpty();
    assertThat(((Registered) register(new Hexagon())).codeSent()).isFalse();
    assertThat(new Hexagon().useCases.mail()).isEmpty();
  }

  @Test
  void a_taken_address_is_told_by_default_and_nobody_gets_a_letter() {
    hexagon.register();
    mailbox.delivered();
    assertThat(register(hexagon)).isEqualTo(new EmailTaken());
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void a_taken_address_that_is_kept_secret_answers_like_a_free_one_and_tells_the_owner() {
    Hexagon secret = new Hexagon(policy(Verification.REQUIRED, false));
    Mailbox owner = new Mailbox(secret);
    User user = secret.register();
    owner.delivered();
    secret.newEvents();
    int hashes = secret.memory.hashesComputed();

    var taken = (Registered) register(secret);

    assertThat(taken.codeSent()).isTrue();
    assertThat(taken.user().email()).isEqualTo(EMAIL);
    assertThat(taken.user().id()).isNotEqualTo(user.id());
    assertThat(secret.memory.hashesComputed()).isEqualTo(hashes + 1);
    assertThat(secret.newEvents()).containsExactly(new SecurityEvent.RegistrationRefused(CLIENT));
    SentLetter sent = owner.delivered().getFirst();
    assertThat(sent.letter().kind()).isEqualTo(LetterKind.ADDRESS_TAKEN);
    assertThat(sent.letter().to().user()).isEqualTo(user.id());
    assertThat(sent.code()).isEmpty();
  }

  @Test
  void the_owner_of_a_taken_address_gets_no_more_letters_than_the_limit() {
    Hexagon secret =
        new Hexagon(
            SessionPolicy.DEFAULT,
            limits(Limit.NONE, Limit.of(new Rate(2, Duration.ofHours(1)))),
            Optional.of(policy(Verification.REQUIRED, false)));
    Mailbox owner = new Mailbox(secret);
    for (int i = 0; i < 5; i++) {
      assertThat(register(secret)).isInstanceOf(Registered.class);
    }
    assertThat(owner.kinds()).containsExactly(LetterKind.ADDRESS_TAKEN, LetterKind.VERIFY_ADDRESS);
  }

  @Test
  void where_it_is_required_an_unverified_user_learns_it_after_the_right_password_only() {
    Hexagon required = new Hexagon(policy(Verification.REQUIRED, true));
    Mailbox owner = new Mailbox(required);
    User user = required.register();
    required.newEvents();
    assertThat(required.login(EMAIL, WRONG)).isEqualTo(new Rejected());
    assertThat(required.newEvents()).containsExactly(failed(user, LoginFailure.WRONG_PASSWORD));
    assertThat(required.login(EMAIL, PASSWORD)).isEqualTo(new NotVerified());
    assertThat(required.newEvents()).containsExactly(failed(user, LoginFailure.NOT_VERIFIED));
    assertThat(required.memory.sessions().sessionsOf(user.id(), Hexagon.START)).isEmpty();

    owner.verify(owner.code());
    assertThat(required.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void where_it_is_optional_an_unverified_user_can_log_in() {
    hexagon.register();
    assertThat(hexagon.login(EMAIL, PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_login_that_only_lacks_the_proof_is_not_counted_as_a_failure() {
    Hexagon required = limitedLogins(policy(Verification.REQUIRED, true));
    required.register();
    for (int i = 0; i < 5; i++) {
      assertThat(required.login(EMAIL, PASSWORD)).isEqualTo(new NotVerified());
    }
  }

  @Test
  void where_addresses_are_secret_it_is_like_a_wrong_password_and_counts_as_one() {
    Hexagon secret = limitedLogins(policy(Verification.REQUIRED, false));
    User user = secret.register();
    secret.newEvents();
    assertThat(secret.login(EMAIL, PASSWORD)).isEqualTo(new Rejected());
    assertThat(secret.newEvents()).containsExactly(failed(user, LoginFailure.NOT_VERIFIED));
    assertThat(secret.login(EMAIL, PASSWORD)).isEqualTo(new Rejected());
    assertThat(secret.login(EMAIL, PASSWORD)).isInstanceOf(Throttled.class);
  }

  /** Two failed logins by strangers, and nothing else is limited. */
  private static Hexagon limitedLogins(MailPolicy policy) {
    Limit none = Limit.NONE;
    Limit two = Limit.of(new Rate(2, Duration.ofHours(1)));
    return new Hexagon(
        SessionPolicy.DEFAULT,
        new ThrottlePolicy(none, none, two, none, none, none, none, none, none, none),
        Optional.of(policy));
  }

  private static ThrottlePolicy limits(Limit perNetwork, Limit perAddress) {
    Limit none = Limit.NONE;
    return new ThrottlePolicy(
        none, none, none, none, none, none, none, perNetwork, perAddress, none);
  }

  private static SecurityEvent failed(User user, LoginFailure reason) {
    return new SecurityEvent.LoginFailed(Optional.of(user.id()), reason, CLIENT);
  }

  private static RegisterUser.Result register(Hexagon hexagon) {
    return hexagon
        .useCases
        .registerUser()
        .register(
            new RegisterUser.Command(
                NAME,
                EMAIL,
                new RawPassword("another horse"),
                Photo.DEFAULT,
                Optional.empty(),
                CLIENT));
  }

  private static MailPolicy policy(Verification verification, boolean tellsTaken) {
    MailPolicy other = MailPolicy.DEFAULT;
    return new MailPolicy(
        verification,
        tellsTaken,
        other.verifyLifetime(),
        other.resetLifetime(),
        other.takeBackLifetime());
  }

  @Test
  void letters_of_every_registration_are_for_its_user() {
    List<User> users = List.of(hexagon.register(), hexagon.register(UNKNOWN));
    assertThat(mailbox.delivered())
        .extracting(sent -> sent.letter().to().user())
        .containsExactlyInAnyOrderElementsOf(users.stream().map(User::id).toList());
  }
}
