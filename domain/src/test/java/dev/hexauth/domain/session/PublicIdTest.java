package dev.hexauth.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAAAAAAAAAAAAAAAAAAAAA",
        "zzzzzzzzzzzzzzzzzzzzzz",
        "0123456789_-abcdefghij",
        "______________________",
      })
  void an_id_is_22_characters_of_base64url(String text) {
    assertThat(PublicId.parse(text)).contains(new PublicId(text));
    assertThat(new PublicId(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAA=",
        "+AAAAAAAAAAAAAAAAAAAAA",
        "/AAAAAAAAAAAAAAAAAAAAA",
        "{AAAAAAAAAAAAAAAAAAAAA",
        " AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAA\n",
        "\u00c4AAAAAAAAAAAAAAAAAAAAA",
      })
  void no_other_text_is_an_id(String text) {
    assertThat(PublicId.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublicId(text))
        .withMessage("not a public id of a session");
  }
}
