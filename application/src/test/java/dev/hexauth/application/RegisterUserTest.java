package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLAIMANT;
import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NAME;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.START;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexauth.application.RegisterUser.Result.EmailTaken;
import dev.hexauth.application.RegisterUser.Result.PasswordRefused;
import dev.hexauth.application.RegisterUser.Result.Registered;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordPolicy.Flaw;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RegisterUserTest {

  private static final Photo PHOTO = new Photo("ada.png");

  private final Hexagon hexagon = new Hexagon();

  @Test
  void a_registration_creates_a_user_with_the_given_values() {
    User user = ((Registered) register(EMAIL, PASSWORD)).user();

    assertThat(user)
        .isEqualTo(
            new User(
                user.id(), NAME, EMAIL, PHOTO, Role.USER, false, Language.ENGLISH, START, START));
    assertThat(hexagon.memory.users().find(user.id())).contains(user);
  }

  @Test
  void the_id_of_a_user_contains_the_time_of_registration() {
    User user = ((Registered) register(EMAIL, PASSWORD)).user();
    assertThat(user.id().value().version()).isEqualTo(7);
    assertThat(user.id().value().getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli());
  }

  @Test
  void the_password_is_kept_as_a_hash_that_it_matches() {
    User user = ((Registered) register(EMAIL, PASSWORD)).user();
    Credential credential = hexagon.memory.users().credentialOf(EMAIL).orElseThrow();
    assertThat(credential.owner()).isEqualTo(user.id());
    assertThat(credential.hash().encoded()).doesNotContain(PASSWORD.reveal());
    assertThat(hexagon.memory.hasher().matches(PASSWORD, credential.hash(), CLAIMANT)).isTrue();
  }

  @Test
  void an_address_is_taken_once_in_any_letter_case() {
    User first = ((Registered) register(EMAIL, PASSWORD)).user();
    EmailAddress loud = EmailAddress.parse("ADA@EXAMPLE.COM").orElseThrow();

    assertThat(register(loud, WRONG)).isEqualTo(new EmailTaken());

    Credential credential = hexagon.memory.users().credentialOf(EMAIL).orElseThrow();
    assertThat(credential.owner()).isEqualTo(first.id());
    assertThat(hexagon.memory.hasher().matches(PASSWORD, credential.hash(), CLAIMANT)).isTrue();
  }

  @Test
  void of_many_racers_for_an_address_one_gets_it() {
    List<RegisterUser.Result> results = AtOnce.call(16, () -> register(EMAIL, PASSWORD));
    assertThat(results).hasOnlyElementsOfTypes(Registered.class, EmailTaken.class);
    assertThat(results.stream().filter(Registered.class::isInstance)).hasSize(1);
  }

  @Test
  void values_allowed_by_older_rules_cannot_be_registered() {
    UserName reversed = new UserName("\u202eadA");
    EmailAddress unreachable = new EmailAddress("-a@example.com");
    Photo broken = new Photo("a\nb");
    assertThatIllegalArgumentException().isThrownBy(() -> registerAs(reversed, PASSWORD));
    assertThatIllegalArgumentException().isThrownBy(() -> register(unreachable, PASSWORD));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new RegisterUser.Command(NAME, EMAIL, PASSWORD, broken, Optional.empty(), CLIENT));
  }

  @Test
  void a_password_outside_the_policy_is_refused_before_any_work() {
    assertThat(register(EMAIL, password(7))).isEqualTo(new PasswordRefused(Flaw.TOO_SHORT));
    assertThat(register(EMAIL, password(33))).isEqualTo(new PasswordRefused(Flaw.TOO_LONG));
    assertThat(hexagon.memory.hashesComputed()).isZero();
    assertThat(hexagon.memory.users().credentialOf(EMAIL)).isEmpty();
  }

  @Test
  @Tag("ASVS-6.2.4")
  @Tag("ASVS-6.2.12")
  @Tag("NIST-63B-3.1.1.2-blocklist")
  void a_password_that_is_known_from_breaches_is_refused_before_any_work() {
    hexagon.memory.breach(PASSWORD);
    assertThat(register(EMAIL, PASSWORD)).isEqualTo(new PasswordRefused(Flaw.BREACHED));
    assertThat(hexagon.memory.hashesComputed()).isZero();
    assertThat(hexagon.memory.users().credentialOf(EMAIL)).isEmpty();
    assertThat(register(EMAIL, WRONG)).isInstanceOf(Registered.class);
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-blocklist")
  void the_users_name_and_address_are_refused_as_a_password() {
    EmailAddress email = new EmailAddress("ada.lovelace@example.com");
    for (String personal : List.of("ADA.LOVELACE@example.com", "Ada.Lovelace")) {
      assertThat(register(email, new RawPassword(personal)))
          .isEqualTo(new PasswordRefused(Flaw.PERSONAL));
    }
    assertThat(registerAs(new UserName("Correct Horse"), PASSWORD))
        .isEqualTo(new PasswordRefused(Flaw.PERSONAL));
    assertThat(hexagon.memory.hashesComputed()).isZero();
  }

  @Test
  void a_refused_password_is_refused_the_same_whether_the_address_is_free_or_taken() {
    register(EMAIL, PASSWORD);
    hexagon.memory.breach(WRONG);
    assertThat(register(EMAIL, WRONG)).isEqualTo(new PasswordRefused(Flaw.BREACHED));
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(1);
  }

  @Test
  void a_password_at_either_limit_of_the_policy_is_accepted() {
    assertThat(register(EMAIL, password(8))).isInstanceOf(Registered.class);
    assertThat(register(new EmailAddress("b@example.com"), password(32)))
        .isInstanceOf(Registered.class);
  }

  @Test
  void one_hash_is_computed_whether_the_address_is_free_or_taken() {
    register(EMAIL, PASSWORD);
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(1);
    register(EMAIL, PASSWORD);
    assertThat(hexagon.memory.hashesComputed()).isEqualTo(2);
  }

  @Test
  void while_the_user_store_is_down_no_registration_succeeds() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    var command = new RegisterUser.Command(NAME, EMAIL, PASSWORD, PHOTO, Optional.empty(), CLIENT);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> useCases.registerUser().register(command));
  }

  private RegisterUser.Result register(EmailAddress email, RawPassword password) {
    return register(
        new RegisterUser.Command(NAME, email, password, PHOTO, Optional.empty(), CLIENT));
  }

  private RegisterUser.Result registerAs(UserName name, RawPassword password) {
    return register(
        new RegisterUser.Command(name, EMAIL, password, PHOTO, Optional.empty(), CLIENT));
  }

  private RegisterUser.Result register(RegisterUser.Command command) {
    return hexagon.useCases.registerUser().register(command);
  }

  private static RawPassword password(int length) {
    return new RawPassword("p".repeat(length));
  }
}
