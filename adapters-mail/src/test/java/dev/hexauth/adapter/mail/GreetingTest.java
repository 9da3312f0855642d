package dev.hexauth.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.user.UserName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GreetingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada",
        "Ada Lovelace",
        "Dr. Ada Lovelace",
        "J. R. R. Tolkien",
        "Jean-Luc O’Neill",
        "Conan O'Brien",
        "María José Carreño Quiñones",
        "Nguyễn Thị Minh Khai",
        "王小明",
        "محمد علي",
        "मोहनदास गांधी",
        "می\u200cخواهم"
      })
  void a_persons_name_is_used(String name) {
    assertThat(Greeting.nameIn(new UserName(name))).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "www.evil.example",
        "evil.example",
        "Visit evil.example now",
        "evil。example",
        "evil․example",
        "evil．example",
        "evil dot com/win",
        "Call 0900 123456",
        "You have won a prize today",
        "<b>Ada</b>",
        "[Ada](javascript:alert)",
        "Ada\r\nBcc: eve@evil.example",
        "Ada\u2028Eve",
        "\u202eadA",
        "\u200fAda",
        "A\u200bda",
        "{{link}}",
        "Ada & Bob",
        "ada@evil.example",
        "a̴̵̶̷̸̡̢̧̨",
        "🎁 Ada",
        "Ada!",
        ".",
        "-",
        " "
      })
  void what_could_be_a_link_or_an_advertisement_is_not_used(String name) {
    assertThat(Greeting.nameIn(new UserName(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 255})
  void a_long_name_is_not_used(int length) {
    assertThat(Greeting.nameIn(new UserName("a".repeat(length)))).isEmpty();
  }
}
