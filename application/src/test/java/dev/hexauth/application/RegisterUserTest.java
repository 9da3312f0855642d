package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;
import static dev.hexauth.application.Hexagon.NAME;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.START;
import static dev.hexauth.application.Hexagon.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.RegisterUser.Result.EmailTaken;
import dev.hexauth.application.RegisterUser.Result.PasswordRefused;
import dev.hexauth.application.RegisterUser.Result.Registered;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy.Flaw;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegisterUserTest {

  private static final Photo PHOTO = new Photo("ada.png");

  private final Hexagon hexagon = new Hexagon();

  @Test
  void who_registers_becomes_a_user_with_what_he_gave() {
    User user = ((Registered) register(EMAIL, PASSWORD)).user();

    assertThat(user).isEqualTo(new User(user.id(), NAME, EMAIL, PHOTO, Role.USER, START, START));
    assertThat(hexagon.memory.users().find(user.id())).contains(user);
  }

  @Test
  void the_id_of_a_user_tells_when_he_registered() {
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
    assertThat(hexagon.memory.hasher().matches(PASSWORD, credential.hash())).isTrue();
  }

  @Test
  void an_address_is_taken_once_in_whatever_letter_case() {
    User first = ((Registered) register(EMAIL, PASSWORD)).user();
    EmailAddress loud = EmailAddress.parse("ADA@EXAMPLE.COM").orElseThrow();

    assertThat(register(loud, WRONG)).isEqualTo(new EmailTaken());

    Credential credential = hexagon.memory.users().credentialOf(EMAIL).orElseThrow();
    assertThat(credential.owner()).isEqualTo(first.id());
    assertThat(hexagon.memory.hasher().matches(PASSWORD, credential.hash())).isTrue();
  }

  @Test
  void of_many_who_race_for_an_address_one_gets_it() {
    List<RegisterUser.Result> results = AtOnce.ask(16, () -> register(EMAIL, PASSWORD));
    assertThat(results).hasOnlyElementsOfTypes(Registered.class, EmailTaken.class);
    assertThat(results.stream().filter(Registered.class::isInstance)).hasSize(1);
  }

  @Test
  void a_password_outside_the_policy_is_refused_before_any_work() {
    assertThat(register(EMAIL, password(7))).isEqualTo(new PasswordRefused(Flaw.TOO_SHORT));
    assertThat(register(EMAIL, password(33))).isEqualTo(new PasswordRefused(Flaw.TOO_LONG));
    assertThat(hexagon.memory.hashesComputed()).isZero();
    assertThat(hexagon.memory.users().credentialOf(EMAIL)).isEmpty();
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
  void while_the_user_store_is_down_nobody_registers() {
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    var command = new RegisterUser.Command(NAME, EMAIL, PASSWORD, PHOTO, CLIENT);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> useCases.registerUser().handle(command));
  }

  private RegisterUser.Result register(EmailAddress email, RawPassword password) {
    return hexagon
        .useCases
        .registerUser()
        .handle(new RegisterUser.Command(NAME, email, password, PHOTO, CLIENT));
  }

  private static RawPassword password(int length) {
    return new RawPassword("p".repeat(length));
  }
}
