package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

  private static final String LIST = "users?name=ad";
  private static final List<String> POSITION =
      List.of("2030-01-01T00:00:00.123456Z", "Ada \u00e9\ud83d\ude00", "");

  @Test
  void a_cursor_is_read_in_the_list_that_it_was_made_for() {
    String cursor = Cursor.of(LIST, POSITION);
    assertThat(cursor).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.parse(LIST, cursor)).contains(POSITION);
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    String cursor = Cursor.of(LIST, POSITION);
    for (String other : List.of("", "users", "users?name=a", "users?name=ada", "users?email=ad")) {
      assertThat(Cursor.parse(other, cursor)).as(other).isEmpty();
    }
  }

  @Test
  void a_cursor_with_any_other_character_is_refused() {
    String cursor = Cursor.of(LIST, POSITION);
    for (int i = 0; i < cursor.length(); i++) {
      for (char other : "AQgw59-_= +/\u00e9".toCharArray()) {
        String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
        if (other != cursor.charAt(i)) {
          assertThat(Cursor.parse(LIST, changed)).as(changed).isEmpty();
        }
      }
      assertThat(Cursor.parse(LIST, cursor.substring(0, i))).isEmpty();
      assertThat(Cursor.parse(LIST, cursor.substring(i + 1))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "AAAA", "AAAAAA", "=", "%00", "null", "AAAAAAA=", " "})
  void a_text_that_is_no_cursor_is_refused(String text) {
    assertThat(Cursor.parse(LIST, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AAAA", "=", "==", " ", "\n", "%00", "/"})
  void a_cursor_with_more_behind_it_is_refused(String more) {
    assertThat(Cursor.parse(LIST, Cursor.of(LIST, POSITION) + more)).isEmpty();
  }
}
