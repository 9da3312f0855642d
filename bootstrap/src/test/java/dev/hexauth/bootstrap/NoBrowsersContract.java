package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The routes of other services are for no page, of whatever origin, and no cookie is used. */
interface NoBrowsersContract extends ServicesOverHttp {

  @Test
  @Tag("ASVS-3.4.2")
  default void no_page_may_read_an_answer() {
    String key = assembly().serviceKey();
    for (String path : ServiceKeyContract.PATHS) {
      for (Api.Call call :
          List.of(
              api().post(path).form("token", "a", "grant_type", "client_credentials").bearer(key),
              api().post(path).form("token", "a"),
              api().post(path).bearer(key),
              api().post(path).form("token", " ".repeat(10_240)),
              api().get(path),
              api().get(path + "/unknown"),
              api().get("/oauth2"),
              api().call("DELETE", path),
              api().call("OPTIONS", path),
              api()
                  .call("OPTIONS", path)
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "authorization"))) {
        Reply reply = call.header("Origin", CorsContract.OURS).send();
        assertThat(reply.headers().keySet())
            .as("%s", reply)
            .noneMatch(name -> name.startsWith("access-control-"));
      }
    }
  }

  @Test
  default void no_cookie_is_read_or_set() {
    Tokens tokens = loggedIn();
    String key = assembly().serviceKey();
    for (String path : ServiceKeyContract.PATHS) {
      for (boolean authenticated : List.of(true, false)) {
        Api.Call call =
            api()
                .post(path)
                .form("token", "a", "grant_type", "client_credentials")
                .cookie("access_token", tokens.access())
                .cookie("refresh_token", "nonsense");
        Reply reply = authenticated ? call.bearer(key).send() : call.send();
        assertThat(reply.status()).isEqualTo(authenticated ? 200 : 401);
        assertThat(reply.headers()).doesNotContainKey("set-cookie");
      }
    }
    api().me(tokens.access()).succeeded(200);
  }
}
