package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The adapters that are to be tested are those that answer over HTTP. */
interface AdaptersContract extends AdminsOverHttp {

  /**
   * The names of the classes that the test is about, each with its package, for instance {@code
   * Set.of(H2UserRepository.class.getName())}. Each must answer a port of the assembly.
   */
  Set<String> adapters();

  @Test
  default void the_adapters_that_the_test_names_answer_over_http() {
    Map<String, String> answering = assembly().ports().answering();
    assertThat(adapters())
        .as(
            "adapters() names no class: without one, another adapter may have passed this test."
                + " Name yours, for instance Set.of(OwnUserRepository.class.getName())")
        .isNotEmpty();
    assertThat(answering.values())
        .as(
            "a class that adapters() names answers no port of this assembly. Give its name with the"
                + " package, make it a bean of the application that Assembly.start gets, and choose"
                + " it in the settings, for instance hexauth.users=custom")
        .containsAll(adapters());

    assembly().ports().forget();
    askEveryPort();

    List<String> notAsked =
        answering.entrySet().stream()
            .filter(port -> adapters().contains(port.getValue()))
            .map(Map.Entry::getKey)
            .filter(port -> !assembly().ports().asked().contains(port))
            .toList();
    assertThat(notAsked).as("ports that no use case asked while a user came and went").isEmpty();
  }

  /**
   * Registers, logs in, refreshes, is asked for by a service, lists sessions, exports the account,
   * fails to log in, and is looked for and disabled by an admin. An own user store need not be
   * searchable.
   */
  private void askEveryPort() {
    Account account = registered();
    api().login(account.withPassword("battery staple")).failed(400);
    Tokens tokens = api().refresh(loggedIn(account).refresh()).succeeded(200).tokens();
    api().me(tokens.access()).succeeded(200);
    api().introspect(assembly().serviceKey(), tokens.access());
    api().get("/api/auth/sessions").bearer(tokens.access()).send().succeeded(200);
    api().get("/api/users/me/export").bearer(tokens.access()).send().succeeded(200);
    Tokens admin = admin();
    if (assembly().ports().answering().containsKey("directory")) {
      api().get("/api/admin/users").bearer(admin.access()).send().succeeded(200);
    }
    disable(AdminsOverHttp.idOf(tokens), admin).succeeded(200);
    api().me(tokens.access()).failed(401);
  }
}
