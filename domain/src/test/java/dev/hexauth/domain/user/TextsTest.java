package dev.hexauth.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name, a photo and a password have in common, and where they differ. */
final class TextsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "Ada",
        " Ada ",
        "\t\n",
        "\u0001",
        "名前",
        "\ud83d\ude00",
        "\uffff",
        "\ue000",
        "<script>",
      })
  void any_text_that_can_be_stored_is_kept_as_given(String text) {
    assertThat(new UserName(text).value()).isEqualTo(text);
    assertThat(new Photo(text).value()).isEqualTo(text);
    assertThat(new RawPassword(text).reveal()).isEqualTo(text);
    assertThat(UserName.flawOf(text)).isEmpty();
    assertThat(Photo.flawOf(text)).isEmpty();
    assertThat(RawPassword.flawOf(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "a\u0000b", "\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d", "\ud83dx"})
  void a_nul_and_half_a_surrogate_pair_cannot_be_stored(String text) {
    assertThat(UserName.flawOf(text)).contains(TextFlaw.NOT_STORABLE);
    assertThat(Photo.flawOf(text)).contains(TextFlaw.NOT_STORABLE);
    assertThat(RawPassword.flawOf(text)).contains(TextFlaw.NOT_STORABLE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserName(text))
        .withMessage("not a name: NOT_STORABLE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Photo(text))
        .withMessage("not a photo: NOT_STORABLE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RawPassword(text))
        .withMessage("not a password: NOT_STORABLE");
  }

  @Test
  void a_name_needs_a_character_and_the_others_do_not() {
    assertThat(UserName.flawOf("")).contains(TextFlaw.EMPTY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserName(""))
        .withMessage("not a name: EMPTY");
    assertThat(new Photo("").value()).isEmpty();
    assertThat(new RawPassword("").length()).isZero();
  }

  @Test
  void a_name_and_a_photo_have_at_most_255_units() {
    String longest = "x".repeat(253) + "\ud83d\ude00";
    assertThat(new UserName(longest).value()).isEqualTo(longest);
    assertThat(new Photo(longest).value()).isEqualTo(longest);
    assertThat(UserName.flawOf(longest + "x")).contains(TextFlaw.TOO_LONG);
    assertThat(Photo.flawOf(longest + "x")).contains(TextFlaw.TOO_LONG);
  }

  @Test
  void what_is_too_long_is_not_looked_at_further() {
    assertThat(UserName.flawOf("\u0000".repeat(256))).contains(TextFlaw.TOO_LONG);
    assertThat(Photo.flawOf("\u0000".repeat(256))).contains(TextFlaw.TOO_LONG);
  }

  @Test
  void a_password_has_any_length() {
    assertThat(new RawPassword("x".repeat(10_000)).length()).isEqualTo(10_000);
  }

  @Test
  void the_length_of_a_password_is_in_utf_16_units() {
    assertThat(new RawPassword("\ud83d\ude00").length()).isEqualTo(2);
  }

  @Test
  void who_gives_no_photo_gets_the_default() {
    assertThat(Photo.DEFAULT.value()).isEqualTo("default.png");
  }
}
