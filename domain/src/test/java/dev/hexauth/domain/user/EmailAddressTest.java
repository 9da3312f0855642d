package dev.hexauth.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

  @Test
  void the_local_part_is_what_stands_before_the_at_sign() {
    assertThat(new EmailAddress("o'neil+x@mail.example.com").localPart()).isEqualTo("o'neil+x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.cd",
        "1@2.cd",
        "_@example.com",
        "+@example.com",
        "-@example.com",
        "ada.lovelace@example.com",
        "a.b.c.d@example.com",
        "'a@example.com",
        "o'neill@example.com",
        "user+tag@example.com",
        "a-b_c@example.com",
        "a@sub.sub.example.com",
        "a@1-2-3.example.com",
        "a@example-.com",
        "a@xn--bcher-kva.example",
        "a@example.museum",
        "x@example.xn--p1ai",
        "x@xn--80ak6aa92e.xn--p1ai",
        "x@example.xn--fiqs8s",
      })
  void accepts_what_the_front_ends_accept(String text) {
    assertThat(EmailAddress.parse(text)).contains(new EmailAddress(text));
    assertThat(new EmailAddress(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "@",
        "a@",
        "@example.com",
        "a@b",
        "a@b.c",
        "a@.com",
        "a@example.",
        "a@example..com",
        "a@example.c1",
        "a@-example.com",
        "a@exa_mple.com",
        "a@127.0.0.1",
        "a@[127.0.0.1]",
        "a@@example.com",
        "a@b@example.com",
        ".a@example.com",
        "a.@example.com",
        "a..b@example.com",
        "a'@example.com",
        "a b@example.com",
        " a@example.com",
        "a@example.com ",
        "a@example.com\n",
        "a@exam\nple.com",
        "a\u0000@example.com",
        "a,b@example.com",
        "a\"b@example.com",
        "a%b@example.com",
        "<a@example.com>",
        "mailto:a@example.com",
        "\u00e4@example.com",
        "a@ex\u00e4mple.com",
        "a@example.\u0441om",
        "\ud800@example.com",
        "a@example.xn--",
        "a@example.xn-p1ai",
        "a@example.xn--p1_ai",
        "a@example.xn--\u0440\u0444",
        "a@xn--p1ai",
        "a@example.123",
        "a@example.4com",
        "a@example.com.",
      })
  void refuses_what_the_front_ends_refuse(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmailAddress(text))
        .withMessage("not an e-mail address in lower case");
  }

  @Test
  void letter_case_does_not_matter_to_a_caller() {
    assertThat(EmailAddress.parse("Ada.LOVELACE@Example.COM"))
        .contains(new EmailAddress("ada.lovelace@example.com"));
  }

  @Test
  void an_address_is_in_lower_case() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("Ada@example.com"));
  }

  @Test
  void the_language_of_the_machine_does_not_matter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr"));
      assertThat(EmailAddress.parse("INFO@EXAMPLE.COM"))
          .contains(new EmailAddress("info@example.com"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_character_that_only_lower_case_turns_into_ascii_is_refused() {
    assertThat("\u212a".toLowerCase(Locale.ROOT)).isEqualTo("k");
    assertThat(EmailAddress.parse("\u212aate@example.com")).isEmpty();
  }

  @Test
  void the_delete_character_is_refused() {
    assertThat(EmailAddress.parse("a\u007f@example.com")).isEmpty();
  }

  @Test
  void the_longest_address_has_254_characters() {
    String domain = "@example.com";
    String longest = "a".repeat(254 - domain.length()) + domain;
    assertThat(EmailAddress.parse(longest)).contains(new EmailAddress(longest));
    assertThat(EmailAddress.parse("a" + longest)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.cd",
        "1@2.cd",
        "_@example.com",
        "+@example.com",
        "a-@example.com",
        "a@1-2-3.example.com",
        "a@r3---sn-a1.example.com",
        "a@xn--bcher-kva.example",
        "x@example.xn--p1ai",
      })
  void mail_can_reach_it(String text) {
    assertThat(new EmailAddress(text).isReachable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-@example.com",
        "-oproxycommand@example.com",
        "--@example.com",
        "a@example-.com",
        "a@sub-.example.com",
        "a@example--.com",
        "a@example.xn--p1ai-",
        "a@xn--.com",
      })
  void mail_cannot_reach_it(String text) {
    assertThat(new EmailAddress(text).isReachable()).isFalse();
  }

  @Test
  void mail_reaches_local_parts_of_64_characters_and_labels_of_63() {
    for (String domain : List.of("%s.com", "sub.%s.com", "%s.sub.com", "example.%s")) {
      assertThat(address(64, domain.formatted("b".repeat(63))).isReachable()).isTrue();
      assertThat(address(65, domain.formatted("b".repeat(63))).isReachable()).isFalse();
      assertThat(address(64, domain.formatted("b".repeat(64))).isReachable()).isFalse();
    }
    assertThat(address(1, "example.xn--" + "b".repeat(59)).isReachable()).isTrue();
    assertThat(address(1, "example.xn--" + "b".repeat(60)).isReachable()).isFalse();
  }

  private static EmailAddress address(int localPart, String domain) {
    return new EmailAddress("a".repeat(localPart) + "@" + domain);
  }

  @Test
  void a_huge_text_is_refused() {
    assertThat(EmailAddress.parse("a@" + "a.".repeat(500_000) + "com")).isEmpty();
  }
}
