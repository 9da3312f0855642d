package dev.hexauth.bootstrap;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All issues of a registration are reported at once, field by field. */
interface RegistrationValidationContract extends OverHttp {

  String BREACHED =
      "password custom: Password is known from data breaches, please choose another password";
  String PERSONAL =
      "password custom: Password is your name or email address, please choose another password";

  @Test
  default void an_absent_body_is_an_empty_object() {
    List<String> all =
        List.of(
            "name invalid_type: Name is required",
            "email invalid_type: Email address is required",
            "password invalid_type: Password is required",
            "passwordConfirm invalid_type: Please confirm your password");

    assertThat(api().post("/api/auth/register").send().issues()).isEqualTo(all);
    assertThat(api().post("/api/auth/register").json("").send().issues()).isEqualTo(all);
    assertThat(api().post("/api/auth/register").json("{}").send().issues()).isEqualTo(all);
  }

  @Test
  default void every_missing_field_is_reported() {
    assertThat(issuesWithout("name")).containsExactly("name invalid_type: Name is required");
    assertThat(issuesWithout("email"))
        .containsExactly("email invalid_type: Email address is required");
    assertThat(issuesWithout("password"))
        .containsExactly("password invalid_type: Password is required");
    assertThat(issuesWithout("passwordConfirm"))
        .containsExactly("passwordConfirm invalid_type: Please confirm your password");
  }

  @Test
  default void a_field_of_another_type_is_named_with_the_type() {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put("null", null);
    others.put("number", 12345678);
    others.put("boolean", true);
    others.put("array", List.of("a"));
    others.put("object", Map.of("a", "b"));
    for (String field : List.of("name", "email", "password", "passwordConfirm", "photo")) {
      others.forEach((type, value) ->
          assertThat(issuesWith(field, value))
              .containsExactly(field + " invalid_type: Expected string, received " + type));
    }
  }

  @Test
  default void an_invalid_address_is_refused() {
    List<String> wrong =
        Arrays.asList(
            "",
            " ",
            "a",
            "@",
            "a@b",
            "a@b.c",
            "@b.co",
            "a@",
            "a b@c.de",
            " a@c.de",
            "a@c.de ",
            "a@c.de\n",
            "a..b@c.de",
            ".a@c.de",
            "a.@c.de",
            "a@-c.de",
            "a@c..de",
            "a@[127.0.0.1]",
            "a@c.de,b@c.de",
            "ä@c.de",
            "a@cä.de",
            "\u212A@c.de",
            "\"a b\"@c.de",
            "a".repeat(250) + "@c.de",
            "-@c.de",
            "-oProxyCommand=x@c.de",
            "-a@c.de",
            "a@c-.de",
            "a@b-.c.de",
            "a@c.xn--",
            "a@xn--.de",
            "a@c.xn--p1ai-",
            "a@c.123",
            "a@c.de.",
            "a".repeat(65) + "@c.de",
            "a@" + "c".repeat(64) + ".de",
            "a@c." + "d".repeat(64),
            "a".repeat(64) + "@" + "c.".repeat(94) + "com");
    for (String email : wrong) {
      assertThat(issuesWith("email", email))
          .as(email)
          .containsExactly("email invalid_string: Invalid email address");
    }
  }

  @Test
  default void a_valid_address_is_accepted() {
    String unique = Account.any().email();
    for (String prefix : List.of("A.B+c-", "o'neil_", "1_", "_-", "+", "a".repeat(40))) {
      Map<String, Object> body = Account.any().registration();
      body.put("email", prefix + unique);
      register(body).succeeded(201);
    }
    for (String domain :
        List.of(
            "example.xn--p1ai",
            "XN--80AK6AA92E.XN--P1AI",
            "xn--bcher-kva.example",
            "r3---sn-a1.example.com",
            "c".repeat(63) + ".example.com")) {
      Account account = Account.any();
      account = account.withEmail(account.email().replace("example.com", domain));
      api().register(account).succeeded(201);
      api().login(account).succeeded(200);
    }
  }

  @Test
  @Tag("ASVS-6.2.1")
  default void a_password_has_8_to_32_units_of_utf_16() {
    for (String good : List.of("eight.88", "3".repeat(32), "🔑".repeat(4), "🔑".repeat(16))) {
      register(Account.any().withPassword(good).registration()).succeeded(201);
    }
    for (String shorter : List.of("", "7".repeat(7), "🔑".repeat(3))) {
      assertThat(register(Account.any().withPassword(shorter).registration()).issues())
          .containsExactly("password too_small: Password must be more than 8 characters");
    }
    for (String longer : List.of("3".repeat(33), "🔑".repeat(17))) {
      assertThat(register(Account.any().withPassword(longer).registration()).issues())
          .containsExactly("password too_big: Password must be less than 32 characters");
    }
  }

  @Test
  @Tag("ASVS-6.2.5")
  @Tag("NIST-63B-3.1.1.2-ascii")
  @Tag("NIST-63B-3.1.1.2-unicode")
  @Tag("NIST-63B-3.1.1.2-composition")
  default void passwords_of_any_composition_are_accepted() {
    Stream.of(
            "qzjxkvbw",
            "QZJXKVBW",
            "8203947156",
            " !\"#$%&'()*+,-./0123456789:;<=>?",
            "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_",
            "`abcdefghijklmnopqrstuvwxyz{|}~ ",
            " ".repeat(12),
            "päßwörtlich",
            "密码不告诉任何人的",
            "🔑🐴🔋📎")
        .map(password -> Account.any().withPassword(password))
        .forEach(account -> {
          api().register(account).succeeded(201);
          api().login(account).succeeded(200);
        });
  }

  @Test
  default void a_password_is_confirmed_by_the_same_password() {
    assertThat(issuesWith("passwordConfirm", "another horse"))
        .containsExactly("passwordConfirm custom: Passwords do not match");
    assertThat(issuesWith("passwordConfirm", ""))
        .containsExactly("passwordConfirm custom: Passwords do not match");
  }

  @Test
  @Tag("ASVS-6.2.4")
  @Tag("ASVS-6.2.12")
  @Tag("NIST-63B-3.1.1.2-blocklist")
  @Tag("NIST-63B-3.1.1.2-reason")
  @Tag("NIST-63B-3.1.1.1")
  default void a_common_password_is_refused_in_any_letter_case() {
    for (String common : List.of("password", "12345678", "Qwertyuiop", "TRUSTNO1", "letmein1")) {
      assertThat(register(Account.any().withPassword(common).registration()).issues())
          .containsExactly(BREACHED);
    }
  }

  @Test
  @Tag("NIST-63B-3.1.1.2-blocklist")
  @Tag("NIST-63B-3.1.1.2-reason")
  @Tag("ASVS-6.2.11")
  default void a_password_is_neither_the_name_nor_the_address() {
    Account account = Account.any().withEmail("lovelace." + Account.any().email());
    String localPart = account.email().substring(0, account.email().indexOf('@'));
    for (String personal : List.of("ADA LOVELACE", account.email().toUpperCase(ROOT), localPart)) {
      assertThat(register(account.withPassword(personal).registration()).issues())
          .containsExactly(PERSONAL);
    }
  }

  @Test
  default void a_refused_password_reveals_nothing_about_the_address() {
    Account account = Account.any();
    register(account.registration()).succeeded(201);
    assertThat(register(account.withPassword("password").registration()).issues())
        .containsExactly(BREACHED);
  }

  @Test
  default void a_difference_is_reported_together_with_a_wrong_length() {
    assertThat(issuesWith("password", "short"))
        .containsExactly(
            "password too_small: Password must be more than 8 characters",
            "passwordConfirm custom: Passwords do not match");
    assertThat(issuesWith("password", "l".repeat(33)))
        .containsExactly(
            "password too_big: Password must be less than 32 characters",
            "passwordConfirm custom: Passwords do not match");
  }

  @Test
  default void a_difference_is_reported_once_all_fields_are_strings() {
    Map<String, Object> body = Account.any().registration();
    body.put("passwordConfirm", "another horse");
    body.remove("name");
    body.put("email", 1);

    assertThat(register(body).issues())
        .containsExactly(
            "name invalid_type: Name is required",
            "email invalid_type: Expected string, received number");
  }

  @Test
  default void an_unknown_role_is_refused() {
    for (String role : List.of("root", "", "ADMIN", "User")) {
      assertThat(issuesWith("role", role))
          .containsExactly(
              "role invalid_enum_value: Invalid enum value. Expected 'admin' | 'user'");
    }
  }

  @Test
  default void issues_come_in_the_order_of_the_fields() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("role", "root");
    body.put("passwordConfirm", null);
    body.put("password", "short");
    body.put("email", "nowhere");

    assertThat(register(body).issues())
        .containsExactly(
            "name invalid_type: Name is required",
            "email invalid_string: Invalid email address",
            "password too_small: Password must be more than 8 characters",
            "passwordConfirm invalid_type: Expected string, received null",
            "role invalid_enum_value: Invalid enum value. Expected 'admin' | 'user'");
  }

  @Test
  default void an_empty_name_is_refused() {
    List<String> issues = issuesWith("name", "");

    assertThat(issues).hasSize(1);
    assertThat(issues.getFirst()).startsWith("name ").endsWith(": Name is required");
  }

  @Test
  default void an_invisible_name_is_refused() {
    for (String name : List.of(" ", "\u00a0", "\u3000", "\u200d\u200c", "\u3164", "\u2800")) {
      assertThat(issuesWith("name", name)).containsExactly("name too_small: Name is required");
    }
  }

  @Test
  default void characters_that_change_the_text_around_them_are_refused_in_a_name_and_a_photo() {
    for (String bad :
        List.of(
            "\n",
            "\r",
            "\t",
            "\u001b[31m",
            "\u0085",
            "\u009b",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u202a",
            "\u2066",
            "\u2068",
            "\u2069",
            "\u2060",
            "\ufeff",
            "\uffff",
            "\ue000",
            "\u0378",
            "\udb40\udc41")) {
      assertThat(issuesWith("name", "Ada" + bad + "Lovelace"))
          .containsExactly("name invalid_string: Name contains an invalid character");
      assertThat(issuesWith("photo", "ada" + bad + ".png"))
          .containsExactly("photo invalid_string: Photo contains an invalid character");
    }
  }

  @Test
  default void names_of_all_scripts_come_back_unchanged() {
    for (String name :
        List.of(
            "山田\u3000太郎",
            "محمد",
            "שלומית",
            "علی\u200cرضا",
            "ហ៊ុន\u200bសែន",
            "ক্\u200dষ",
            "👩\u200d💻",
            "O'Neill")) {
      Map<String, Object> body = Account.any().registration();
      body.put("name", name);
      Reply reply = register(body).succeeded(201);
      assertThat(reply.json().path("data").path("user").path("name").asString()).isEqualTo(name);
    }
  }

  @Test
  default void characters_that_cannot_be_stored_are_an_issue_of_their_field() {
    for (String text : List.of("nul\0nul nul", "lone \ud800 surrogate", "swapped \udc00\ud800")) {
      for (String field : List.of("name", "email", "photo")) {
        assertThat(issuesWith(field, text)).hasSize(1).first().asString().startsWith(field + " ");
      }
      List<String> issues = register(Account.any().withPassword(text).registration()).issues();
      assertThat(issues.getFirst()).startsWith("password ");
    }
  }

  @Test
  default void a_name_of_more_than_255_units_is_an_issue_of_its_field() {
    for (String field : List.of("name", "photo")) {
      assertThat(issuesWith(field, "n".repeat(256)))
          .hasSize(1)
          .first()
          .asString()
          .startsWith(field + " ");
    }
  }

  private List<String> issuesWith(String field, Object value) {
    Map<String, Object> body = Account.any().registration();
    body.put(field, value);
    return register(body).issues();
  }

  private List<String> issuesWithout(String field) {
    Map<String, Object> body = Account.any().registration();
    body.remove(field);
    return register(body).issues();
  }

  private Reply register(Map<String, Object> body) {
    return api().post("/api/auth/register", body).send();
  }
}
