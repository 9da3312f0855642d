package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No request body causes a server error. */
interface BadBodyContract extends OverHttp {

  @Test
  default void none_of_300_bad_bodies_is_a_server_error() {
    for (String path : List.of("/api/auth/register", "/api/auth/login")) {
      BadBody.generated(20_260_723, 300).forEach(body -> answered(api().post(path), body));
    }
    String token = loggedIn().access();
    for (List<String> route :
        List.of(List.of("PUT", "/api/users/me/password"), List.of("DELETE", "/api/users/me"))) {
      BadBody.generated(20_261_128, 100)
          .forEach(
              body -> answered(api().call(route.getFirst(), route.getLast()).bearer(token), body));
    }
    loggedIn();
  }

  private void answered(Api.Call call, BadBody body) {
    Reply reply = body.sendTo(call);
    assertThat(reply.status()).as("%s%n%s", body, reply).isLessThan(500);
    if (body.isDeclaredOtherwise()) {
      assertThat(reply.status()).as("%s%n%s", body, reply).isIn(413, 415);
    }
    reply.enveloped();
  }

  @Test
  default void no_generated_name_hides_or_breaks_a_line() {
    Random random = new Random(20_261_129);
    for (int i = 0; i < 300; i++) {
      Map<String, Object> body = Account.any().registration();
      String name =
          random
              .ints(1 + random.nextInt(4), 0, 0x10ffff)
              .map(c -> random.nextInt(3) == 0 ? c : c & 0x20ff)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      body.put("name", name);
      Reply reply = api().post("/api/auth/register", body).send();
      assertThat(reply.status()).as("%s%n%s", name, reply).isIn(201, 400);
      if (reply.status() == 201) {
        assertThat(name.codePoints().map(Character::getType))
            .as(name)
            .doesNotContain(0, 13, 14, 15, 18, 19)
            .anyMatch(type -> (type >= 1 && type <= 5) || (type >= 9 && type <= 11) || type >= 20);
        assertThat(reply.json().path("data").path("user").path("name").asString()).isEqualTo(name);
      }
    }
  }

  @Test
  default void of_two_members_with_one_name_neither_bypasses_the_checks() {
    Account account = registered();
    String twice =
        "{\"email\":\"%s\",\"password\":\"nonsense!\",\"password\":\"%s\"}"
            .formatted(account.email(), account.password());

    assertThat(api().post("/api/auth/login").json(twice).send().status()).isIn(200, 400);
  }
}
