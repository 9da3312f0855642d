package dev.hexauth.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexauth.domain.user.PasswordPolicy.Flaw;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {

  private final PasswordPolicy policy = new PasswordPolicy(8, 32);

  @Test
  void both_limits_are_allowed_lengths() {
    assertThat(policy.flawOf(password(8))).isEmpty();
    assertThat(policy.flawOf(password(20))).isEmpty();
    assertThat(policy.flawOf(password(32))).isEmpty();
  }

  @Test
  void one_unit_less_is_too_short() {
    assertThat(policy.flawOf(password(7))).contains(Flaw.TOO_SHORT);
    assertThat(policy.flawOf(password(0))).contains(Flaw.TOO_SHORT);
  }

  @Test
  void one_unit_more_is_too_long() {
    assertThat(policy.flawOf(password(33))).contains(Flaw.TOO_LONG);
    assertThat(policy.flawOf(password(10_000))).contains(Flaw.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Lovelace",
        "ADA LOVELACE",
        "ada.lovelace@example.com",
        "Ada.Lovelace@Example.COM",
        "ada.lovelace",
        "aDa.lOvElAcE"
      })
  void the_name_and_the_address_of_a_user_are_refused_as_a_password(String personal) {
    assertThat(flawOfAda(personal)).contains(Flaw.PERSONAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada lovelace1", "adalovelace", "@example.com", "example.com", "lovelace"})
  void a_password_that_is_merely_similar_may_be_chosen(String other) {
    assertThat(flawOfAda(other)).isEmpty();
  }

  @Test
  void the_length_is_checked_before_the_name() {
    EmailAddress email = new EmailAddress("ada@example.com");
    UserName longName = new UserName("p".repeat(33));
    assertThat(policy.flawOf(new RawPassword("ada"), longName, email)).contains(Flaw.TOO_SHORT);
    assertThat(policy.flawOf(password(33), longName, email)).contains(Flaw.TOO_LONG);
  }

  @Test
  void the_two_lengths_may_be_equal() {
    assertThat(new PasswordPolicy(1, 1).flawOf(password(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 32", "-1, 32", "9, 8", "0, 0"})
  void a_policy_that_allows_no_password_or_the_empty_one_is_refused(int min, int max) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PasswordPolicy(min, max))
        .withMessage("password lengths need 1 <= min <= max, not min " + min + " and max " + max);
  }

  private Optional<Flaw> flawOfAda(String password) {
    return policy.flawOf(
        new RawPassword(password),
        new UserName("Ada Lovelace"),
        new EmailAddress("ada.lovelace@example.com"));
  }

  private static RawPassword password(int length) {
    return new RawPassword("p".repeat(length));
  }
}
