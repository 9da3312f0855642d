package dev.hexauth.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserTest {

  private static final String CANONICAL = "018f3e5a-7b1c-7d2e-8f90-a1b2c3d4e5f6";
  private static final UserId ID = new UserId(UUID.fromString(CANONICAL));

  @Test
  void a_new_user_is_created_and_changed_at_the_registration() {
    Instant now = Instant.parse("2030-01-02T03:04:05.123456Z");
    User user =
        User.register(
            ID,
            new UserName("Ada"),
            new EmailAddress("ada@example.com"),
            new Photo("a.png"),
            Language.ENGLISH,
            now);
    assertThat(user)
        .isEqualTo(
            new User(
                ID,
                new UserName("Ada"),
                new EmailAddress("ada@example.com"),
                new Photo("a.png"),
                Role.USER,
                false,
                Language.ENGLISH,
                now,
                now));
  }

  @Test
  void instants_are_rounded_down_to_microseconds() {
    User user =
        new User(
            ID,
            new UserName("Ada"),
            new EmailAddress("ada@example.com"),
            Photo.DEFAULT,
            Role.ADMIN,
            false,
            Language.ENGLISH,
            Instant.parse("2030-01-02T03:04:05.123456789Z"),
            Instant.parse("2030-01-03T03:04:05.999999999Z"));
    assertThat(user.createdAt()).isEqualTo("2030-01-02T03:04:05.123456Z");
    assertThat(user.updatedAt()).isEqualTo("2030-01-03T03:04:05.999999Z");
  }

  @Test
  void an_id_is_written_and_read_in_its_canonical_form() {
    assertThat(ID).hasToString(CANONICAL);
    assertThat(UserId.parse(CANONICAL)).contains(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "018F3E5A-7B1C-7D2E-8F90-A1B2C3D4E5F6",
        "018f3e5a7b1c7d2e8f90a1b2c3d4e5f6",
        "{018f3e5a-7b1c-7d2e-8f90-a1b2c3d4e5f6}",
        "018f3e5a-7b1c-7d2e-8f90-a1b2c3d4e5f6 ",
        "018f3e5a-7b1c-7d2e-8f90-a1b2c3d4e5fg",
        "018f3e5a-7b1c-7d2e-8f90-a1b2c3d4e5f6\n",
      })
  void no_other_form_of_an_id_is_read(String text) {
    assertThat(UserId.parse(text)).isEmpty();
  }
}
