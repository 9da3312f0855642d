package dev.hexauth.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TokenTest {

  private final Token token = new Token("secret.secret.secret");

  @Test
  void tokens_are_equal_when_their_texts_are() {
    assertThat(token)
        .isEqualTo(new Token("secret.secret.secret"))
        .hasSameHashCodeAs(new Token("secret.secret.secret"))
        .isNotEqualTo(new Token("secret.secret.Secret"));
  }

  @Test
  @Tag("ASVS-16.2.5")
  @Tag("ASVS-14.2.4")
  void a_token_does_not_equal_a_text() {
    assertThat(token).isNotEqualTo((Object) "secret.secret.secret").isNotEqualTo(null);
    assertThat(token.hashCode()).isNotEqualTo(new Token("other").hashCode());
  }

  @Test
  void a_token_does_not_print_its_text() {
    assertThat(token.compact()).isEqualTo("secret.secret.secret");
    assertThat(token).hasToString("Token[redacted]");
  }

  @Test
  void a_token_accepts_the_delivery_it_is_presented_in_and_a_bearer_any() {
    Token inCookie = Token.presentedIn(Delivery.COOKIE, "a.b.c");
    Token inBody = Token.presentedIn(Delivery.BODY, "a.b.c");

    assertThat(inCookie.accepts(Delivery.COOKIE)).isTrue();
    assertThat(inCookie.accepts(Delivery.BODY)).isFalse();
    assertThat(inBody.accepts(Delivery.BODY)).isTrue();
    assertThat(inBody.accepts(Delivery.COOKIE)).isFalse();
    assertThat(token.accepts(Delivery.COOKIE)).isTrue();
    assertThat(token.accepts(Delivery.BODY)).isTrue();
    assertThat(inBody).isEqualTo(inCookie).isEqualTo(new Token("a.b.c"));
  }

  @Test
  void any_text_may_be_presented_as_a_token() {
    assertThat(new Token("").compact()).isEmpty();
  }

  @Test
  void a_token_id_has_1_to_64_characters() {
    assertThat(new TokenId("j").value()).isEqualTo("j");
    assertThat(new TokenId("j".repeat(64)).value()).hasSize(64);
    for (int length : new int[] {0, 65}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TokenId("j".repeat(length)))
          .withMessage("not a token id");
    }
  }
}
