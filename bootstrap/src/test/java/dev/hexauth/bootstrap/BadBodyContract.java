package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** No body, whatever is in it, is the service's fault. */
interface BadBodyContract extends OverHttp {

  @Test
  default void none_of_300_bad_bodies_is_our_fault() {
    for (String path : List.of("/api/auth/register", "/api/auth/login")) {
      BadBody.generated(20_260_723, 300).forEach(body -> answered(path, body));
    }
    loggedIn();
  }

  private void answered(String path, BadBody body) {
    Reply reply = body.sendTo(api().post(path));
    assertThat(reply.status()).as("%s%n%s", body, reply).isLessThan(500);
    reply.enveloped();
  }

  @Test
  default void of_two_members_with_one_name_neither_slips_past_the_other() {
    Account account = registered();
    String twice =
        "{\"email\":\"%s\",\"password\":\"nonsense!\",\"password\":\"%s\"}"
            .formatted(account.email(), account.password());

    assertThat(api().post("/api/auth/login").json(twice).send().status()).isIn(200, 400);
  }
}
