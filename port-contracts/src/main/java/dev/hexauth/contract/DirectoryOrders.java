package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which users have a prefix, and in which order they are. */
interface DirectoryOrders extends GivenUserDirectory {

  @Test
  default void addresses_are_in_the_order_of_ascii() {
    String prefix = newPrefix();
    List<User> users =
        inAnyOrder("'", "+", "-", "-a", ".a", "0", "9", "_", "_a", "a", "a'", "a.b", "ab", "b")
            .map(end -> added(new EmailAddress(prefix + end + "z@example.com")))
            .toList();
    List<User> sorted = new ArrayList<>(users);
    sorted.sort((one, other) -> one.email().value().compareTo(other.email().value()));
    assertThat(listed(byEmail(prefix))).containsExactlyElementsOf(sorted);
    assertThat(listed(byEmail(""), 1)).hasSize(1);
  }

  @Test
  default void a_prefix_of_an_address_finds_those_that_start_with_it_in_any_letter_case() {
    String prefix = newPrefix();
    User shorter = added(new EmailAddress(prefix + "@example.com"));
    User longer = added(new EmailAddress(prefix + "a@example.com"));
    added(new EmailAddress("a" + prefix + "@example.com"));
    added(new EmailAddress(prefix.substring(0, 20) + "@example.com"));
    assertThat(listed(byEmail(prefix))).containsExactly(shorter, longer);
    assertThat(listed(byEmail(prefix.toUpperCase(Locale.ROOT)))).containsExactly(shorter, longer);
    assertThat(listed(byEmail(prefix + "@EXAMPLE.com"))).containsExactly(shorter);
    assertThat(listed(byEmail(prefix + "@example.co"))).containsExactly(shorter);
    assertThat(listed(byEmail(prefix + "@example.com "))).isEmpty();
    assertThat(listed(byEmail(" " + prefix))).isEmpty();
  }

  @Test
  default void no_character_of_a_prefix_stands_for_others() {
    String prefix = newPrefix();
    User underscore = added(new EmailAddress(prefix + "_b@example.com"));
    added(new EmailAddress(prefix + "ab@example.com"));
    added(new EmailAddress(prefix + "k@example.com"));
    assertThat(listed(byEmail(prefix + "_"))).containsExactly(underscore);
    for (String end : List.of("%", "\\", "\\_", "*", "?", "[a]", ".*", "'", "\u00e4", "\u212a")) {
      assertThat(listed(byEmail(prefix + end))).as(end).isEmpty();
    }
    for (String end : List.of("_", "%", "\\", "*", "?", "[a", ".*", "'", "\"", "\udbff\udfff")) {
      User user = added(new UserName(prefix + end + "b"));
      added(new UserName(prefix + "\u00e4" + "b"));
      assertThat(listed(byName(prefix + end))).as(end).containsExactly(user);
    }
  }

  @Test
  default void names_are_found_in_any_letter_case_and_form() {
    String prefix = newPrefix();
    User composed = added(new UserName(prefix + "\u00c9MILE"));
    User decomposed = added(new UserName(prefix + "e\u0301mile"));
    User greek = added(new UserName(prefix + "\u03a3\u0391\u03a3\u0391"));
    User han = added(new UserName(prefix + "\u674e"));
    for (String start : List.of("\u00e9M", "E\u0301m", "\u00c9", "e\u0301MI")) {
      assertThat(listed(byName(prefix + start)))
          .as(start)
          .containsExactlyInAnyOrder(composed, decomposed);
    }
    for (String start : List.of("\u03a3\u0391\u03a3", "\u03c3\u03b1\u03c2", "\u03c3\u03b1\u03c3")) {
      assertThat(listed(byName(prefix + start))).as(start).containsExactly(greek);
    }
    assertThat(listed(byName(prefix + "\u674e"))).containsExactly(han);
    assertThat(listed(byName(prefix.toUpperCase(Locale.ROOT)))).hasSize(4);
    assertThat(listed(byName(prefix + "\u00ea"))).isEmpty();
  }

  @Test
  default void names_are_in_the_order_of_code_points_in_lower_case() {
    String prefix = newPrefix();
    String[] ends = {
      "",
      " ",
      "-",
      "0",
      "B",
      "b c",
      "Ba",
      "z",
      "\u00e4",
      "\u0410",
      "\u674e",
      "\uff21",
      "\ud83d\ude00"
    };
    inAnyOrder(ends).forEach(end -> added(new UserName(prefix + end)));
    assertThat(listed(byName(prefix)))
        .extracting(user -> user.name().value().substring(prefix.length()))
        .containsExactly(ends);
  }

  @Test
  default void a_prefix_may_be_as_long_as_a_name_and_longer_than_all_of_them() {
    String name = newPrefix() + "\ud83d\ude00".repeat(111);
    User user = added(new UserName(name));
    assertThat(listed(byName(name))).containsExactly(user);
    assertThat(listed(byName(name.substring(0, 33) + "x".repeat(222)))).isEmpty();
    assertThat(listed(byEmail("x".repeat(254)))).isEmpty();
  }

  private static Stream<String> inAnyOrder(String... texts) {
    List<String> shuffled = new ArrayList<>(List.of(texts));
    Collections.shuffle(shuffled, new Random(17));
    return shuffled.stream();
  }
}
