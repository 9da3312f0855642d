package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.AdminActionRefused;
import dev.hexauth.domain.event.SecurityEvent.PasswordResetStarted;
import dev.hexauth.domain.event.SecurityEvent.ReauthenticationRequired;
import dev.hexauth.domain.event.SecurityEvent.RoleChanged;
import dev.hexauth.domain.event.SecurityEvent.SessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.UserDeleted;
import dev.hexauth.domain.event.SecurityEvent.UserDisabled;
import dev.hexauth.domain.event.SecurityEvent.UserEnabled;
import dev.hexauth.domain.event.SecurityEvent.VerificationResent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The changes that admins make to users: who may, who is told, and what they end. */
final class AdminStepsTest {

  private static final Optional<Reason> WHY = Optional.of(new Reason("ticket 17"));
  private static final UserId UNKNOWN = new UserId(new UUID(0, 0));

  /** Each change. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
  enum Step {
    DISABLE(
        (all, by) ->
            all.admin().disableUser().disable(new DisableUser.Command(by.admin, by.user, WHY)),
        UserDisabled::new,
        Optional.of(LetterKind.ACCOUNT_DISABLED)),
    ENABLE(
        (all, by) ->
            all.admin().enableUser().enable(new EnableUser.Command(by.admin, by.user, WHY)),
        UserEnabled::new,
        Optional.of(LetterKind.ACCOUNT_ENABLED)),
    PROMOTE(
        (all, by) ->
            all.admin()
                .changeRole()
                .change(new ChangeRole.Command(by.admin, by.user, Role.ADMIN, WHY)),
        (user, step) -> new RoleChanged(user, Role.ADMIN, step),
        Optional.of(LetterKind.ROLE_GRANTED)),
    DEMOTE(
        (all, by) ->
            all.admin()
                .changeRole()
                .change(new ChangeRole.Command(by.admin, by.user, Role.USER, WHY)),
        (user, step) -> new RoleChanged(user, Role.USER, step),
        Optional.of(LetterKind.ROLE_TAKEN)),
    END_SESSIONS(
        (all, by) ->
            all.admin()
                .endSessionsOfUser()
                .endSessions(new EndSessionsOfUser.Command(by.admin, by.user, WHY)),
        SessionsEnded::new,
        Optional.of(LetterKind.SESSIONS_ENDED)),
    DELETE(
        (all, by) ->
            all.admin().deleteUser().delete(new DeleteUser.Command(by.admin, by.user, WHY)),
        UserDeleted::new,
        Optional.of(LetterKind.ACCOUNT_DELETED_BY_ADMIN)),
    RESEND_VERIFICATION(
        (all, by) ->
            all.mail()
                .orElseThrow()
                .resendVerificationOfUser()
                .resend(new ResendVerificationOfUser.Command(by.admin, by.user, WHY)),
        VerificationResent::new,
        Optional.of(LetterKind.VERIFY_ADDRESS_AGAIN)),
    START_RESET(
        (all, by) ->
            all.mail()
                .orElseThrow()
                .startPasswordReset()
                .start(new StartPasswordReset.Command(by.admin, by.user, WHY)),
        PasswordResetStarted::new,
        Optional.of(LetterKind.RESET_PASSWORD));

    private final BiFunction<UseCases, By, Object> call;
    private final BiFunction<UserId, AdminStep, SecurityEvent> event;
    private final Optional<LetterKind> letter;

    Step(
        BiFunction<UseCases, By, Object> call,
        BiFunction<UserId, AdminStep, SecurityEvent> event,
        Optional<LetterKind> letter) {
      this.call = call;
      this.event = event;
      this.letter = letter;
    }
  }

  /** Who changes whom. */
  private record By(Requester.Admin admin, UserId user) {}

  private final Hexagon hexagon = new Hexagon(MailPolicy.DEFAULT);
  private final Mailbox mailbox = new Mailbox(hexagon);
  private final User user = hexagon.register();
  private final LoggedIn admin = hexagon.admin();
  private final SessionRef ofAdmin = hexagon.sessionOf(admin);
  private final AdminStep byAdmin = new AdminStep(ofAdmin, WHY, CLIENT);

  /** Lets the user be what the step ends, after a login. */
  private LoggedIn prepare(Step step) {
    if (step == Step.DEMOTE) {
      take(Step.PROMOTE);
    }
    LoggedIn login = hexagon.login();
    if (step == Step.ENABLE) {
      take(Step.DISABLE);
    }
    mailbox.delivered();
    hexagon.newEvents();
    return login;
  }

  @ParameterizedTest
  @EnumSource
  void a_step_is_an_event_with_who_and_why_and_a_letter_without_where(Step step) {
    prepare(step);

    assertDone(take(step));

    assertThat(hexagon.newEvents()).containsExactly(step.event.apply(user.id(), byAdmin));
    var letters = mailbox.delivered().stream().map(sent -> sent.letter()).toList();
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().kind()).isEqualTo(step.letter.orElseThrow());
    assertThat(letters.getFirst().to().address()).isEqualTo(EMAIL);
    assertThat(letters.getFirst().occasion())
        .isEqualTo(new Occasion(hexagon.clock.instant(), Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void a_step_ends_the_sessions_of_the_user_and_no_others(Step step) {
    LoggedIn login = prepare(step);
    take(step);
    assertThat(hexagon.isActive(hexagon.sessionOf(login)))
        .isEqualTo(step == Step.RESEND_VERIFICATION || step == Step.START_RESET);
    assertThat(hexagon.isActive(ofAdmin)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void an_unknown_user_is_not_found(Step step) {
    mailbox.delivered();
    hexagon.newEvents();
    assertThat(name(take(step, UNKNOWN))).isEqualTo("NoSuchUser");
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(mailbox.delivered()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_user_who_is_no_admin_changes_nothing(Step step) {
    LoggedIn login = hexagon.login();
    hexagon.newEvents();
    By by = new By(Hexagon.admin(login.tokens().access().token()), ofAdmin.owner());
    assertThat(take(step, by).toString()).contains(new Refusal.NotAllowed().toString());
    assertThat(hexagon.newEvents())
        .containsExactly(new AdminActionRefused(hexagon.sessionOf(login), CLIENT));
    assertThat(hexagon.isActive(ofAdmin)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("ASVS-7.5.3")
  void an_admin_whose_login_is_too_old_must_log_in_again(Step step) {
    prepare(step);
    hexagon.clock.pass(Duration.ofMinutes(10).plusSeconds(1));

    assertThat(take(step).toString()).contains(new Refusal.LoginTooOld().toString());

    assertThat(hexagon.newEvents()).containsExactly(new ReauthenticationRequired(ofAdmin, CLIENT));
    assertThat(mailbox.delivered()).isEmpty();
    Token fresh = loggedInAgain().tokens().access().token();
    assertDone(take(step, new By(Hexagon.admin(fresh), user.id())));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("ASVS-7.5.3")
  void a_refresh_does_not_make_a_login_fresh(Step step) {
    prepare(step);
    hexagon.clock.pass(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(name(take(step, UNKNOWN))).isEqualTo("NoSuchUser");
    hexagon.clock.pass(Duration.ofSeconds(2));
    Token refreshed = hexagon.refreshed(admin.tokens().refresh().token()).tokens().access().token();

    assertThat(take(step, new By(Hexagon.admin(refreshed), user.id())).toString())
        .contains(new Refusal.LoginTooOld().toString());
  }

  @Test
  @Tag("ASVS-7.5.3")
  void a_token_that_does_not_say_when_its_user_logged_in_is_not_fresh() {
    AccessClaims claims = hexagon.accessClaims(admin.tokens().access().token());
    Token ofOlderVersion =
        hexagon
            .memory
            .signer()
            .sign(
                new AccessClaims(
                    claims.session(),
                    claims.generation(),
                    Optional.empty(),
                    claims.id(),
                    claims.delivery(),
                    claims.issuedAt(),
                    claims.expiresAt()));

    assertThat(take(Step.DISABLE, new By(Hexagon.admin(ofOlderVersion), user.id())))
        .isEqualTo(new DisableUser.Result.Refused(new Refusal.LoginTooOld()));
  }

  /** In the browser that has the tokens of the admin, whose session it ends. */
  private LoggedIn loggedInAgain() {
    var carried =
        new CarriedTokens(
            List.of(admin.tokens().access().token()), List.of(admin.tokens().refresh().token()));
    var again = (LoggedIn) hexagon.login(Hexagon.ADMIN_EMAIL, PASSWORD, carried);
    assertThat(hexagon.isActive(ofAdmin)).isFalse();
    return again;
  }

  @ParameterizedTest
  @EnumSource(names = {"DISABLE", "PROMOTE", "DEMOTE", "DELETE"})
  void nobody_does_this_to_their_own_account(Step step) {
    hexagon.newEvents();
    assertThat(name(take(step, ofAdmin.owner()))).isEqualTo("OwnAccount");
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(hexagon.isActive(ofAdmin)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"DISABLE", "DEMOTE", "DELETE"})
  void the_last_admin_stays_also_if_the_other_has_just_gone(Step step) {
    prepare(Step.DEMOTE);
    LoggedIn other = hexagon.login();
    mailbox.delivered();
    hexagon.newEvents();
    UserRepository users =
        Interruption.before(
            UserRepository.class,
            hexagon.memory.users(),
            switch (step) {
              case DISABLE -> "disable";
              case DEMOTE -> "setRole";
              default -> "remove";
            },
            () ->
                hexagon
                    .memory
                    .users()
                    .disable(ofAdmin.owner(), hexagon.clock.instant(), Optional.empty()));

    Object result =
        step.call.apply(
            hexagon.on(users, hexagon.memory.sessions()),
            new By(Hexagon.admin(admin.tokens().access().token()), user.id()));

    assertThat(name(result)).isEqualTo("LastAdmin");
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(mailbox.delivered()).isEmpty();
    assertThat(hexagon.isActive(hexagon.sessionOf(other))).isTrue();
  }

  @Test
  void the_last_admin_does_not_delete_their_account_but_the_second_last_does() {
    Token token = admin.tokens().access().token();
    assertThat(hexagon.deleteAccount(token, PASSWORD))
        .isEqualTo(new DeleteAccount.Result.LastAdmin());
    assertThat(hexagon.isActive(ofAdmin)).isTrue();
    take(Step.PROMOTE);
    assertThat(hexagon.deleteAccount(token, PASSWORD))
        .isEqualTo(new DeleteAccount.Result.Deleted());
  }

  @ParameterizedTest
  @EnumSource(names = {"DISABLE", "ENABLE", "PROMOTE", "DEMOTE"})
  void a_step_that_is_already_so_succeeds_without_an_event_and_a_letter(Step step) {
    prepare(step);
    take(step);
    mailbox.delivered();
    hexagon.newEvents();
    assertDone(take(step));
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(mailbox.delivered()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DISABLE", "PROMOTE", "DEMOTE", "DELETE"})
  void sessions_left_by_an_outage_end_when_the_admin_repeats_the_step(Step step) {
    LoggedIn login = prepare(step);
    SessionStore failing =
        Interruption.before(SessionStore.class, hexagon.memory.sessions(), "endAll", Hexagon::fail);
    UseCases useCases = hexagon.on(hexagon.memory.users(), failing);
    By by = new By(Hexagon.admin(admin.tokens().access().token()), user.id());

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> step.call.apply(useCases, by));
    assertThat(hexagon.newEvents()).containsExactly(step.event.apply(user.id(), byAdmin));

    var _ = step.call.apply(useCases, by);
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isFalse();
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void an_enabled_user_has_the_password_and_data_and_no_session() {
    LoggedIn login = hexagon.login();
    take(Step.DISABLE);
    // As if the session store had failed when the user was disabled.
    Session left =
        Session.open(hexagon.sessionOf(login), CLIENT, hexagon.clock.instant(), hexagon.policy);
    hexagon.memory.sessions().open(left, 20);

    take(Step.ENABLE);

    assertThat(hexagon.isActive(left.ref())).isFalse();
    assertThat(hexagon.me(hexagon.login().tokens().access().token()))
        .isEqualTo(new GetMe.Result.Me(user));
  }

  @Test
  void a_user_stays_disabled_while_their_sessions_cannot_be_ended() {
    take(Step.DISABLE);
    SessionStore down =
        Interruption.always(SessionStore.class, hexagon.memory.sessions(), "endAll", Hexagon::fail);
    By by = new By(Hexagon.admin(admin.tokens().access().token()), user.id());
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> Step.ENABLE.call.apply(hexagon.on(hexagon.memory.users(), down), by));
    assertThat(hexagon.memory.users().find(user.id())).isEmpty();
  }

  @Test
  void enabling_an_active_user_leaves_their_sessions() {
    LoggedIn login = hexagon.login();
    assertDone(take(Step.ENABLE));
    assertThat(hexagon.isActive(hexagon.sessionOf(login))).isTrue();
  }

  @Test
  void of_two_admins_who_enable_a_user_both_succeed() {
    take(Step.DISABLE);
    hexagon.newEvents();
    UserRepository users =
        Interruption.before(
            UserRepository.class,
            hexagon.memory.users(),
            "enable",
            () -> assertDone(take(Step.ENABLE)));
    By by = new By(Hexagon.admin(admin.tokens().access().token()), user.id());
    assertDone(Step.ENABLE.call.apply(hexagon.on(users, hexagon.memory.sessions()), by));
    assertThat(hexagon.newEvents()).containsExactly(new UserEnabled(user.id(), byAdmin));
  }

  @ParameterizedTest
  @EnumSource(names = {"PROMOTE", "DEMOTE", "END_SESSIONS", "RESEND_VERIFICATION", "START_RESET"})
  void a_disabled_user_is_not_found(Step step) {
    take(Step.DISABLE);
    mailbox.delivered();
    hexagon.newEvents();
    assertThat(name(take(step))).isEqualTo("NoSuchUser");
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(mailbox.delivered()).isEmpty();
  }

  @Test
  void a_disabled_user_can_be_deleted_which_frees_the_address() {
    take(Step.DISABLE);
    assertDone(take(Step.DELETE));
    assertThat(hexagon.register(EMAIL)).isNotNull();
  }

  @Test
  void a_deleted_account_is_forgotten_with_its_networks() {
    hexagon.login();
    assertThat(isKnown(EMAIL)).isTrue();
    take(Step.DELETE);
    assertThat(isKnown(EMAIL)).isFalse();
    assertThat(isKnown(Hexagon.ADMIN_EMAIL)).isTrue();
  }

  @Test
  void a_disabled_account_is_forgotten_with_its_networks_when_it_is_deleted() {
    hexagon.login();
    take(Step.DISABLE);
    assertThat(isKnown(EMAIL)).isTrue();
    take(Step.DELETE);
    assertThat(isKnown(EMAIL)).isFalse();
  }

  @Test
  void without_a_directory_the_networks_of_an_active_account_are_forgotten() {
    hexagon.login();
    var command =
        new DeleteUser.Command(
            Hexagon.admin(admin.tokens().access().token()), user.id(), Optional.empty());
    assertThat(hexagon.withoutDirectory().admin().deleteUser().delete(command))
        .isEqualTo(new DeleteUser.Result.Deleted());
    assertThat(isKnown(EMAIL)).isFalse();
  }

  private boolean isKnown(EmailAddress account) {
    return hexagon
        .memory
        .knownNetworks()
        .isKnown(account, Network.of(CLIENT), hexagon.clock.instant());
  }

  @Test
  void no_code_is_sent_to_an_address_that_is_verified() {
    var registration =
        mailbox.delivered().stream()
            .filter(sent -> sent.letter().to().user().equals(user.id()))
            .findFirst()
            .orElseThrow();
    mailbox.verify(registration.code().orElseThrow());
    mailbox.delivered();
    hexagon.newEvents();
    assertThat(take(Step.RESEND_VERIFICATION))
        .isEqualTo(new ResendVerificationOfUser.Result.AlreadyVerified());
    assertThat(hexagon.newEvents()).isEmpty();
    assertThat(mailbox.delivered()).isEmpty();
  }

  private Object take(Step step) {
    return take(step, user.id());
  }

  private Object take(Step step, UserId id) {
    return take(step, new By(Hexagon.admin(admin.tokens().access().token()), id));
  }

  private Object take(Step step, By by) {
    return step.call.apply(hexagon.useCases, by);
  }

  private static String name(Object result) {
    return result.getClass().getSimpleName();
  }

  private static void assertDone(Object result) {
    assertThat(name(result))
        .isIn("Disabled", "Enabled", "Changed", "Ended", "Deleted", "Sent", "Started");
  }
}
