package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.user.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Admins find users, page by page. */
interface DirectoryContract extends AdminsOverHttp {

  String USERS = "/api/admin/users";

  @Test
  default void an_admin_finds_users_by_the_start_of_an_address_or_a_name() {
    String prefix = newPrefix();
    Account ada = registered(prefix + " \u00c9va_\u00df\ud83d\ude00", prefix + "a_1@example.com");
    Account bob = registered(prefix + " eva%", prefix + "ab1@example.com");
    Tokens admin = admin();

    assertThat(found("?email=" + prefix, admin)).containsExactly(ada.email(), bob.email());
    assertThat(found("?email=" + prefix.toUpperCase(Locale.ROOT) + "A_", admin))
        .containsExactly(ada.email());
    assertThat(found("?email=" + encoded(bob.email()), admin)).containsExactly(bob.email());
    assertThat(found("?name=" + encoded(prefix + " e"), admin)).containsExactly(bob.email());
    for (String name :
        List.of(" \u00c9", " \u00e9va", " E\u0301", " \u00c9va_\u00df\ud83d\ude00")) {
      assertThat(found("?name=" + encoded(prefix + name), admin))
          .as(name)
          .containsExactly(ada.email());
    }
    for (String nobody : List.of("%", "_", "*", "\\", "'", "\u00e4", "' or ''='", "\ufffd")) {
      assertThat(found("?email=" + encoded(prefix + nobody), admin)).as(nobody).isEmpty();
      assertThat(found("?name=" + encoded(prefix + nobody), admin)).as(nobody).isEmpty();
    }
    assertThat(found("?name=" + encoded(prefix + " EVA%"), admin)).containsExactly(bob.email());
    assertThat(found("?email=&limit=1", admin)).hasSize(1);
  }

  @Test
  default void a_listed_user_has_these_fields_and_no_others() {
    Account account = registered();
    Reply reply = list("?email=" + account.email(), admin()).succeeded(200);
    JsonNode data = reply.json().path("data");
    assertThat(data.propertyNames()).containsExactly("users", "next");
    assertThat(data.path("next").isNull()).isTrue();
    JsonNode user = data.path("users").path(0);
    assertThat(user.propertyNames())
        .containsExactly(
            "id",
            "name",
            "email",
            "photo",
            "role",
            "createdAt",
            "updatedAt",
            "verified",
            "disabledAt");
    assertThat(user.path("name").asString()).isEqualTo(account.name());
    assertThat(user.path("createdAt").asString()).endsWith("Z");
    assertThat(user.path("disabledAt").isNull()).isTrue();
    assertThat(reply.body()).doesNotContain("$2a$", "hash", "password");
  }

  @Test
  default void the_newest_users_are_first_and_a_state_selects_among_them() {
    Tokens admin = admin();
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      after(Duration.ofSeconds(1));
      accounts.add(registered());
    }
    List<String> emails = accounts.reversed().stream().map(Account::email).toList();
    assertThat(found("?limit=4", admin)).isEqualTo(emails);
    assertThat(found("?state=unverified&limit=4", admin)).isEqualTo(emails);

    Tokens second = loggedIn(accounts.get(1));
    disable(AdminsOverHttp.idOf(second), admin).succeeded(200);
    assembly().makeAdmin(accounts.get(2));
    api()
        .get(
            MailContract.VERIFY + letters().code(accounts.get(3).email(), MailContract.VERIFY_PAGE))
        .send()
        .succeeded(200);

    assertThat(found("?limit=4", admin)).isEqualTo(emails);
    assertThat(found("?state=disabled&limit=1", admin)).containsExactly(emails.get(2));
    assertThat(found("?state=admin&limit=1", admin)).containsExactly(emails.get(1));
    assertThat(found("?state=unverified&limit=3", admin)).isEqualTo(emails.subList(1, 4));
    JsonNode disabled = list("?state=disabled&limit=1", admin).json().path("data").path("users");
    assertThat(disabled.path(0).path("disabledAt").asString())
        .startsWith(assembly().clock().instant().toString().substring(0, 19));
    JsonNode verified = list("?email=" + emails.getFirst(), admin).json().path("data");
    assertThat(verified.path("users").path(0).path("verified").asBoolean()).isTrue();
  }

  @Test
  default void pages_have_every_user_once_while_others_register_and_leave() {
    String prefix = newPrefix();
    List<Account> staying = new ArrayList<>();
    for (String end : List.of("b", "d", "f", "h")) {
      staying.add(registered("Ada", prefix + end + "@example.com"));
    }
    Tokens admin = admin();
    for (int size : List.of(1, 3, 100)) {
      List<String> seen = new ArrayList<>();
      String next = "";
      do {
        JsonNode page =
            list("?email=" + prefix + "&limit=" + size + next, admin)
                .succeeded(200)
                .json()
                .path("data");
        List<String> emails = emails(page);
        assertThat(emails).hasSizeBetween(1, size);
        seen.addAll(emails);
        next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
        comeAndGo(prefix, seen);
      } while (!next.isEmpty());
      assertThat(seen)
          .as("in pages of %s", size)
          .doesNotHaveDuplicates()
          .containsAll(staying.stream().map(Account::email).toList());
    }
  }

  /** One user registers before the last user who was seen, and one is deleted. */
  private void comeAndGo(String prefix, List<String> seen) {
    Account early = registered("Ada", prefix + "a" + seen.size() + "@example.com");
    Account later = registered("Ada", seen.getLast().replace("@", "a@"));
    for (Account account : List.of(early, later)) {
      api()
          .call("DELETE", "/api/users/me")
          .bearer(loggedIn(account).access())
          .json("{\"password\":\"" + account.password() + "\"}")
          .send()
          .succeeded(200);
    }
    registered("Ada", prefix + "a" + UUID.randomUUID() + "@example.com");
  }

  @Test
  default void pages_of_the_newest_and_of_one_name_have_every_user_once() {
    String prefix = newPrefix();
    Tokens admin = admin();
    after(Duration.ofSeconds(1));
    List<String> emails =
        Stream.of("c", "a", "b", "e", "d")
            .map(end -> registered(prefix, prefix + end + "@example.com").email())
            .toList();
    for (int size : List.of(1, 2, 5)) {
      assertThat(paged("?name=" + prefix, size, 5, admin))
          .containsExactlyInAnyOrderElementsOf(emails);
      assertThat(paged("?", size, 5, admin)).containsExactlyInAnyOrderElementsOf(emails);
      assertThat(paged("?state=unverified", size, 5, admin))
          .containsExactlyInAnyOrderElementsOf(emails);
    }
  }

  @Test
  default void a_page_has_50_users_unless_the_request_says_otherwise() {
    Tokens admin = admin();
    String prefix = newPrefix();
    for (int i = 0; i < 51; i++) {
      registered("Ada", prefix + i + "@example.com");
    }
    assertThat(found("?email=" + prefix, admin)).hasSize(50);
    assertThat(found("?email=" + prefix + "&limit=100", admin)).hasSize(51);
    assertThat(found("?email=" + prefix + "&limit=51", admin)).hasSize(51);
  }

  @Test
  default void a_parameter_that_is_not_valid_is_refused() {
    Tokens admin = admin();
    for (String limit :
        List.of("0", "101", "-1", "1.0", "", "ten", "1e1", "%20", "%D9%A1", "9999")) {
      assertThat(list("?limit=" + limit, admin).failed(400).issues())
          .as(limit)
          .containsExactly("limit invalid_string: The limit must be a number from 1 to 100");
    }
    for (String state : List.of("", "Disabled", "active", "admins", "%00")) {
      assertThat(list("?state=" + state, admin).failed(400).issues())
          .as(state)
          .containsExactly(
              "state invalid_enum_value: The state must be disabled, unverified or admin");
    }
    assertThat(list("?name=a%00b&email=" + "a".repeat(255), admin).failed(400).issues())
        .containsExactly(
            "email too_big: The parameter email is too long",
            "name invalid_string: The parameter name contains an invalid character");
    for (String both : List.of("email=a&name=a", "email=&state=admin", "name=&state=disabled")) {
      assertThat(list("?" + both, admin).failed(400).issues())
          .as(both)
          .containsExactly("state custom: Search by one of email, name and state");
    }
    for (String name : List.of("email", "name", "limit", "cursor")) {
      assertThat(list("?" + name + "=1&" + name + "=2", admin).failed(400).issues())
          .as(name)
          .contains(name + " invalid_type: Send " + name + " once");
    }
    for (String malformed : List.of("?email=%ff%fe", "?email=%ed%a0%80", "?name=%c0%af")) {
      assertThat(list(malformed, admin).failed(400).code()).as(malformed).isEqualTo("bad_request");
    }
    list("?utm_source=x&email=a", admin).succeeded(200);
  }

  @Test
  default void a_cursor_serves_the_list_that_it_came_from_only() {
    String prefix = newPrefix();
    registered(prefix, prefix + "a@example.com");
    registered(prefix, prefix + "b@example.com");
    Tokens admin = admin();
    String cursor = next("?limit=1&email=" + prefix, admin);
    assertThat(found("?email=" + prefix + "&cursor=" + cursor, admin))
        .containsExactly(prefix + "b@example.com");
    assertThat(found("?cursor=" + cursor + "&limit=100&email=" + prefix, admin)).hasSize(1);

    List<String> foreign = new ArrayList<>(List.of("?", "?state=admin&", "?email=&"));
    foreign.add("?name=" + prefix + "&");
    foreign.add("?email=" + prefix + "a&");
    foreign.add("?email=" + prefix.substring(1) + "&");
    for (String list : foreign) {
      assertRefused(list + "cursor=" + cursor, admin);
    }
    for (String query : List.of("?", "?state=unverified&", "?name=" + prefix + "&")) {
      String other = next(query + "limit=1", admin);
      assertRefused("?email=" + prefix + "&cursor=" + other, admin);
      assertThat(list(query + "cursor=" + other + "&limit=1", admin).succeeded(200).status())
          .isEqualTo(200);
    }
  }

  @Test
  default void a_cursor_that_was_changed_is_refused() {
    Tokens admin = admin();
    registered();
    String cursor = next("?limit=1", admin);
    assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
        .as("it has what the page showed: when the user registered, and the id")
        .containsPattern("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\0[0-9a-f-]{36}$");
    List<String> changed =
        List.of(
            "",
            "x",
            cursor + "A",
            cursor.substring(1),
            cursor.substring(0, cursor.length() - 1),
            cursor + "%3D",
            cursor.toLowerCase(Locale.ROOT),
            "%00" + cursor,
            "null",
            "..%2f",
            "A".repeat(4_000));
    for (String other : changed) {
      assertRefused("?cursor=" + other, admin);
    }
  }

  @Test
  default void nobody_but_admins_finds_users() {
    Account account = registered();
    Tokens user = loggedIn(account);
    String id = AdminsOverHttp.idOf(user);
    for (String path : List.of("", "?email=a", "?cursor=x&limit=0", "/" + id)) {
      Reply anonymous = api().get(USERS + path).send();
      Reply forbidden = api().get(USERS + path).bearer(user.access()).send();
      if (path.contains("cursor")) {
        anonymous.failed(400);
        forbidden.failed(400);
      } else {
        anonymous.failed(401, "You are not logged in");
        forbidden.failed(403, "You are not allowed to do this");
      }
      assertThat(anonymous.body() + forbidden.body()).doesNotContain(account.email());
    }
    for (String method : List.of("POST", "PUT", "PATCH")) {
      api()
          .call(method, USERS)
          .bearer(admin().access())
          .json("{}")
          .send()
          .failed(404, "route_not_found", "Route " + USERS + " not found");
    }
  }

  @Test
  default void an_admin_sees_one_user_with_sessions_and_networks() {
    Account account = Account.any();
    api()
        .post("/api/auth/register", account.registration())
        .header("Accept-Language", "de")
        .send()
        .succeeded(201);
    Tokens admin = admin();
    Tokens first = loggedIn(account);
    loggedIn(account);
    String id = AdminsOverHttp.idOf(first);

    JsonNode data = show(id, admin).succeeded(200).json().path("data");

    assertThat(data.propertyNames()).containsExactly("user", "sessions", "networks");
    JsonNode user = data.path("user");
    assertThat(user.path("email").asString()).isEqualTo(account.email());
    assertThat(user.path("language").asString()).isEqualTo("de");
    assertThat(user.path("verified").asBoolean()).isFalse();
    assertThat(user.path("disabledAt").isNull()).isTrue();
    assertThat(data.path("sessions")).hasSize(2);
    assertThat(data.path("sessions").path(0).propertyNames())
        .containsExactly("id", "createdAt", "lastUsedAt", "expiresAt", "userAgent", "address");
    assertThat(data.path("networks").path("known").asInt()).isEqualTo(1);
    assertThat(data.path("networks").path("lastLoginAt").asString())
        .isEqualTo(assembly().clock().instant().toString().substring(0, 10) + "T00:00:00.000Z");
    assertThat(data.toString()).doesNotContain("$2a$", "hash", "password", first.access());
  }

  @Test
  default void an_admin_sees_a_disabled_user_and_one_who_never_logged_in() {
    Account account = registered();
    Tokens admin = admin();
    String id = AdminsOverHttp.idOf(loggedIn(account));
    disable(id, admin).succeeded(200);

    JsonNode disabled = show(id, admin).succeeded(200).json().path("data");
    assertThat(disabled.path("user").path("disabledAt").isString()).isTrue();
    assertThat(disabled.path("sessions")).isEmpty();

    Account silent = registered();
    JsonNode listed = list("?email=" + silent.email(), admin).json().path("data").path("users");
    JsonNode shown =
        show(listed.path(0).path("id").asString(), admin).succeeded(200).json().path("data");
    assertThat(shown.path("user").path("email").asString()).isEqualTo(silent.email());
    assertThat(shown.path("sessions")).isEmpty();
    assertThat(shown.path("networks").path("known").asInt()).isZero();
    assertThat(shown.path("networks").path("lastLoginAt").isNull()).isTrue();
  }

  @Test
  default void a_user_who_is_deleted_while_disabled_leaves_no_networks() {
    Account account = registered();
    Tokens admin = admin();
    String id = AdminsOverHttp.idOf(loggedIn(account));
    disable(id, admin).succeeded(200);
    assertThat(knownNetworks(id, admin)).isEqualTo(1);

    deleteUser(id, admin).succeeded(200);

    String next = api().register(account).succeeded(201).json().at("/data/user/id").asString();
    assertThat(knownNetworks(next, admin)).isZero();
  }

  private int knownNetworks(String id, Tokens admin) {
    return show(id, admin).succeeded(200).json().at("/data/networks/known").asInt();
  }

  @Test
  default void an_admin_sees_and_exports_their_own_account_as_that_of_an_admin() {
    Tokens admin = admin();
    String id = AdminsOverHttp.idOf(admin);
    for (String path : List.of(USERS + "/" + id, "/api/users/me/export")) {
      Reply reply = api().get(path).bearer(admin.access()).send().succeeded(200);
      assertThat(reply.json().path("data").path("user").path("role").asString()).isEqualTo("admin");
    }
  }

  @Test
  default void a_user_who_does_not_exist_is_not_shown() {
    Tokens admin = admin();
    for (String id :
        List.of(AdminContract.NOBODY, "me", "1", "%20", "%00", "a%2Fb", "..", "A".repeat(300))) {
      Reply reply = show(id, admin);
      assertThat(reply.status()).as(id).isIn(400, 404);
    }
    show(AdminContract.NOBODY, admin).failed(404, "user_not_found", "User not found");
    show("me", admin).failed(404, "user_not_found", "User not found");
    assertThat(UserId.parse(AdminContract.NOBODY)).isPresent();
  }

  private static String newPrefix() {
    return "q" + UUID.randomUUID().toString().substring(0, 13).replace("-", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Account registered(String name, String email) {
    Account account = new Account(name, email, "correct horse");
    api().register(account).succeeded(201);
    return account;
  }

  private Letters letters() {
    return new Letters(assembly());
  }

  private Reply list(String query, Tokens tokens) {
    return api().get(USERS + query).bearer(tokens.access()).send();
  }

  private Reply show(String id, Tokens tokens) {
    return api().get(USERS + "/" + id).bearer(tokens.access()).send();
  }

  private List<String> found(String query, Tokens tokens) {
    return emails(list(query, tokens).succeeded(200).json().path("data"));
  }

  private static List<String> emails(JsonNode page) {
    return page.path("users").valueStream().map(user -> user.path("email").asString()).toList();
  }

  private String next(String query, Tokens tokens) {
    return list(query, tokens).succeeded(200).json().path("data").path("next").asString();
  }

  /** The addresses of the first {@code count} users, in pages of {@code size}. */
  private List<String> paged(String query, int size, int count, Tokens tokens) {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (seen.size() < count) {
      JsonNode page =
          list(query + "&limit=" + Math.min(size, count - seen.size()) + cursor, tokens)
              .succeeded(200)
              .json()
              .path("data");
      seen.addAll(emails(page));
      cursor = "&cursor=" + page.path("next").asString();
    }
    return seen;
  }

  private void assertRefused(String query, Tokens tokens) {
    assertThat(list(query, tokens).failed(400).issues())
        .as(query)
        .containsExactly(
            "cursor invalid_string: The cursor does not belong to this list; start again without"
                + " one");
  }
}
