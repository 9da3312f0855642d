package dev.hexauth.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAAAAAAAAAAAAAAAAAAAAA",
        "zzzzzzzzzzzzzzzzzzzzzQ",
        "0123456789_-abcdefghig",
        "_____________________w",
      })
  void an_id_is_128_bits_of_base64url(String text) {
    assertThat(SessionId.parse(text)).contains(new SessionId(text));
    assertThat(new SessionId(text)).hasToString(text);
    assertThat(new SessionId(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAA==",
        "+AAAAAAAAAAAAAAAAAAAAA",
        "/AAAAAAAAAAAAAAAAAAAAA",
        "}AAAAAAAAAAAAAAAAAAAAA",
        " AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAA\n",
        "\u00c4AAAAAAAAAAAAAAAAAAAAA",
      })
  void no_other_text_is_an_id(String text) {
    assertThat(SessionId.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SessionId(text))
        .withMessage("not a session id");
  }
}
