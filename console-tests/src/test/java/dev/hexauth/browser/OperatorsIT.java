package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What admins do on the console. */
@ExtendWith(OneBrowser.class)
final class OperatorsIT {

  @Test
  void an_admin_finds_disables_and_enables_a_user_and_gives_reasons(Stage stage) {
    User grace = stage.admin("Grace Hopper");
    User bob = stage.register(User.named("Bob Unfound"));
    Page page = stage.logIn(grace, "users").sees(bob.email());
    page.fill("Search", bob.email().substring(0, 4)).sees("Found:").screenshot("search");
    assertThat(page.text()).contains(bob.email()).doesNotContain(grace.email() + " ·");

    page.follow("B Bob Unfound").sees("Known networks");
    page.press("Disable")
        .fill("Reason", "asked by the user")
        .press("Disable")
        .sees("Bob Unfound is disabled.")
        .sees("Disabled");
    page.press("Enable").press("Enable").sees("Bob Unfound may log in again.");
    page.follow("Events of Bob Unfound").seesSoon("asked by the user").seesSoon("Enabled");
    page.press("Log out").sees("You are logged out.");
    stage.logIn(bob, "activity").seesSoon("asked by the user").sees("by an admin");
  }

  @Test
  void an_admin_grants_and_takes_the_role_and_deletes_the_user(Stage stage) {
    User grace = stage.admin("Grace Hopper");
    User bob = stage.register(User.named("Bob Brown"));
    Page page = stage.logIn(grace, "users");
    page.fill("Search", bob.email()).sees("Found: 1").follow("B Bob Brown").sees("Make admin");
    page.press("Make admin").press("Make admin").sees("Bob Brown is an admin.");
    page.press("Take admin role").press("Take admin role").sees("Bob Brown is no admin any more.");
    page.press("Delete user").press("Delete user").sees("Bob Brown is deleted.");
    page.fill("Search", bob.email()).sees("begins with");
  }

  @Test
  void an_admin_cannot_act_on_the_own_account(Stage stage) {
    User grace = stage.admin("Grace Hopper");
    Page page = stage.logIn(grace, "users");
    page.fill("Search", grace.email())
        .sees("Found: 1")
        .follow("G Grace Hopper")
        .sees("This is you.");
    assertThat(page.text()).doesNotContain("Take admin role").doesNotContain("Delete user");
  }

  /** The service demands a fresh login after ten minutes; here it is said to, once. */
  @Test
  void an_old_login_is_renewed_by_the_password_before_a_step(Stage stage) {
    User grace = stage.admin("Grace Hopper");
    User bob = stage.register(User.named("Bob Brown"));
    Page page = stage.logIn(grace, "users");
    page.fill("Search", bob.email()).sees("Found: 1").follow("B Bob Brown").sees("End sessions");
    page.load(
        """
        const send = window.fetch;
        window.fetch = (url, request) => {
          if (request.method !== "DELETE") return send(url, request);
          window.fetch = send;
          const refusal = { status: "fail", code: "reauthentication_required", message: "Log in again to do this" };
          return Promise.resolve(new Response(JSON.stringify(refusal), { status: 403 }));
        };
        """);
    page.press("End sessions").press("End sessions").sees("Confirm that it is you");
    page.screenshot("reauthentication");
    page.fill("Your password", "wrong password").press("Go on").sees("wrong");
    page.fill("Your password", grace.password()).press("Go on").sees("is logged out everywhere.");
    assertThat(page.shows("Confirm that it is you")).isFalse();
  }

  @Test
  void a_user_who_is_no_admin_sees_no_page_for_admins(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    Page page = stage.logIn(ada, "users").sees("Your account");
    assertThat(page.text()).doesNotContain("Service keys").doesNotContain("Overview");
  }
}
