package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.adapter.tokens.GenuineTokens.Genuine;
import dev.hexauth.domain.token.Token;
import io.jsonwebtoken.MalformedJwtException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GenuineTokensTest {

  private final GenuineTokens<String> tokens = new GenuineTokens<>();
  private final List<String> read = new ArrayList<>();

  @Test
  void a_genuine_text_is_read_once() {
    assertThat(find("a.b.c").claims()).isEqualTo("claims of a.b.c");
    assertThat(find("a.b.c").claims()).isEqualTo("claims of a.b.c");
    assertThat(read).containsExactly("a.b.c");
  }

  @Test
  void another_text_is_another_token() {
    find("a.b.c");
    assertThat(find("a.b.d").claims()).isEqualTo("claims of a.b.d");
    assertThat(read).containsExactly("a.b.c", "a.b.d");
  }

  @Test
  void what_is_not_genuine_is_read_each_time() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.find(new Token("forged"), this::refuse))
          .isInstanceOf(MalformedJwtException.class);
    }
    assertThat(read).containsExactly("forged", "forged");
  }

  @Test
  void no_more_are_kept_than_have_room() {
    int many = 3 * GenuineTokens.MAX_TOKENS;
    for (int i = 0; i < many; i++) {
      find(Integer.toString(i));
    }
    assertThat(tokens.size()).isLessThanOrEqualTo(GenuineTokens.MAX_TOKENS);
  }

  private Genuine<String> find(String text) {
    return tokens.find(new Token(text), this::read);
  }

  private Genuine<String> read(Token token) {
    read.add(token.compact());
    return new Genuine<>("claims of " + token.compact(), Instant.EPOCH, Instant.MAX);
  }

  private Genuine<String> refuse(Token token) {
    read.add(token.compact());
    throw new MalformedJwtException("no token");
  }
}
