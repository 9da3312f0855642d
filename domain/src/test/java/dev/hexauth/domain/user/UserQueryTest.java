package dev.hexauth.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.domain.user.UserQuery.NameKey;
import dev.hexauth.domain.user.UserQuery.NewestKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UserQueryTest {

  private static final Instant AT = Instant.parse("2030-01-02T03:04:05.123456Z");

  private static final User USER =
      User.register(
          new UserId(new UUID(0, 1)),
          new UserName("Ada"),
          new EmailAddress("ada@example.com"),
          Photo.DEFAULT,
          Language.ENGLISH,
          AT);

  @Test
  void the_key_of_a_user_has_what_the_order_compares() {
    assertThat(NewestKey.of(USER)).isEqualTo(new NewestKey(AT.plusNanos(999), USER.id()));
    assertThat(NameKey.of(USER)).isEqualTo(new NameKey(USER.name(), USER.id()));
  }

  @Test
  void a_kept_user_is_active_or_disabled_since_a_time() {
    assertThat(KeptUser.active(USER)).isEqualTo(new KeptUser(USER, Optional.empty()));
    KeptUser disabled = KeptUser.disabled(USER, AT.plusNanos(999));
    assertThat(disabled.disabledAt()).contains(AT);
    assertThat(new MovedUser(disabled, new PasswordHash("$2b$04$x")).user()).isEqualTo(USER);
  }

  @Test
  void capital_ascii_letters_of_an_address_are_lowered_and_no_others() {
    assertThat(new EmailPrefix("Ada.LOVE@").value()).isEqualTo("ada.love@");
    assertThat(new EmailPrefix("\u212aA\u00c9").value()).isEqualTo("\u212aa\u00c9");
    assertThat(new NamePrefix("Ada").value()).isEqualTo("Ada");
  }

  @Test
  void a_prefix_is_no_longer_than_what_it_starts() {
    String address = "a".repeat(EmailAddress.MAX_LENGTH);
    assertThat(EmailPrefix.flawOf(address)).isEmpty();
    assertThat(EmailPrefix.flawOf(address + "a")).contains(TextFlaw.TOO_LONG);
    String name = "a".repeat(UserName.MAX_LENGTH);
    assertThat(NamePrefix.flawOf(name)).isEmpty();
    assertThat(NamePrefix.flawOf(name + "a")).contains(TextFlaw.TOO_LONG);
  }

  @Test
  void a_prefix_that_no_store_can_keep_is_refused() {
    assertThat(EmailPrefix.flawOf("a\u0000")).contains(TextFlaw.INVALID_CHARACTER);
    assertThat(NamePrefix.flawOf("\ud800")).contains(TextFlaw.INVALID_CHARACTER);
    assertThatThrownBy(() -> new EmailPrefix("a\u0000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INVALID_CHARACTER");
    assertThatThrownBy(() -> new NamePrefix("\ud800"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INVALID_CHARACTER");
  }
}
