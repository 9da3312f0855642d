package dev.hexauth.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for names, photos and passwords: those they share, and those they do not. */
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
        "\u202e",
        "<script>",
      })
  void any_text_that_can_be_stored_is_kept_as_given(String text) {
    assertThat(new UserName(text).value()).isEqualTo(text);
    assertThat(new Photo(text).value()).isEqualTo(text);
    assertThat(new RawPassword(text).reveal()).isEqualTo(text);
    assertThat(RawPassword.flawOf(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada",
        " Ada ",
        "X",
        "7",
        ".",
        "O'Neill-Müller, Jr.",
        "<script>",
        "名前",
        "山田\u3000太郎",
        "김철수",
        "محمد",
        "שלומית בת־אל",
        "علی\u200cرضا",
        "ক্\u200dষ",
        "ന്\u200d",
        "Nguyễn Thị",
        "Ngu\u0303ye\u0302n",
        "ไม้เอก",
        "ហ៊ុន\u200bសែន",
        "ᠠᠨ\u180eᠠ",
        "葛\udb40\udd00城",
        "\ud83d\ude00",
        "\ud83d\udc69\u200d\ud83d\udcbb",
        "❤\ufe0f",
        "א\u200fב",
        "᚛ᚐᚅ᚜",
      })
  void names_of_all_scripts_can_be_chosen(String text) {
    assertThat(UserName.flawOf(text)).isEmpty();
    assertThat(Photo.flawOf(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "   ",
        "\u00a0",
        "\u3000",
        "\u2003\u2009",
        "\u200b",
        "\u180e",
        "\u200c",
        "\u200d\u200d",
        "\u200e",
        "\u200f \u061c",
        "\u0301",
        "\ufe0f",
        "\u034f",
        "\u115f",
        "\u1160",
        "\u3164",
        "\uffa0",
        "\u2800",
        "\u17b4",
        "\u180b",
        "\ud834\udd59",
        "\udb40\udd00",
      })
  void a_name_needs_a_character_that_can_be_seen(String text) {
    assertThat(UserName.flawOf(text)).contains(TextFlaw.EMPTY);
    assertThat(UserName.flawOf(text + "a")).isEmpty();
    assertThat(Photo.flawOf(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\t",
        "\n",
        "\r",
        "\u0001",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u009b",
        "\u00ad",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202b",
        "\u202c",
        "\u202d",
        "\u202e",
        "\u2060",
        "\u2061",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069",
        "\u206a",
        "\ufeff",
        "\ufff9",
        "\ufffe",
        "\uffff",
        "\ufdd0",
        "\u0378",
        "\ue000",
        "\udbff\udffd",
        "\udbff\udfff",
        "\udb40\udc41",
        "\ud834\udd73",
      })
  void a_name_and_a_photo_have_no_character_that_changes_the_text_beside_them(String text) {
    for (String around : List.of("%s", "a%s", "%sa", "a%sb", "א%sb")) {
      String name = around.formatted(text);
      assertThat(UserName.flawOf(name)).contains(TextFlaw.INVALID_CHARACTER);
      assertThat(Photo.flawOf(name)).contains(TextFlaw.INVALID_CHARACTER);
      assertThat(new UserName(name).value()).isEqualTo(name);
      assertThat(new Photo(name).value()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "a\u0000b", "\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d", "\ud83dx"})
  void a_nul_and_an_unpaired_surrogate_cannot_be_stored(String text) {
    assertThat(UserName.flawOf(text)).contains(TextFlaw.INVALID_CHARACTER);
    assertThat(Photo.flawOf(text)).contains(TextFlaw.INVALID_CHARACTER);
    assertThat(RawPassword.flawOf(text)).contains(TextFlaw.INVALID_CHARACTER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserName(text))
        .withMessage("not a name: INVALID_CHARACTER");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Photo(text))
        .withMessage("not a photo: INVALID_CHARACTER");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RawPassword(text))
        .withMessage("not a password: INVALID_CHARACTER");
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
  void the_characters_of_a_text_that_is_too_long_are_not_examined() {
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
  void without_a_photo_a_user_has_the_default() {
    assertThat(Photo.DEFAULT.value()).isEqualTo("default.png");
  }
}
