package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** What users do on the console. */
@ExtendWith(OneBrowser.class)
final class ConsoleIT {

  private static final String NEW_PASSWORD = "staple battery horse";

  @Test
  void a_newcomer_registers_verifies_the_address_and_logs_in(Stage stage) {
    User ada = User.named("Ada Lovelace");
    Page page = stage.page().open("/").sees("Log in");
    page.follow("Create an account")
        .fill("Name", ada.name())
        .fill("E-mail address", ada.email())
        .fill("Password", ada.password())
        .press("Create an account")
        .sees("Check your mail")
        .screenshot("newcomer-check-mail");

    page.open(stage.link(ada.email(), "/account/verify"))
        .press("Verify")
        .sees("verified")
        .screenshot("newcomer-verified");

    stage.logIn(ada, "sessions").sees("This device").screenshot("newcomer-sessions");
    page.follow("Your account").sees(ada.email()).press("Log out").sees("You are logged out.");
    assertThat(page.open("/#/account").sees("Log in").text()).doesNotContain(ada.email());
  }

  @Test
  void the_login_works_with_the_keyboard_alone_also_after_a_wrong_password(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    Page page = stage.page().open("/").sees("Create an account");
    page.tabTo("E-mail address").type(ada.email());
    page.tabTo("Password").type("wrong password", Keys.ENTER).sees("password is wrong");
    page.assertFocusIsVisible();
    page.fill("Password", ada.password()).type(Keys.ENTER).sees("Log out");
    page.tabTo("Sessions").type(Keys.ENTER).sees("This device");
    page.tabTo("Log out").type(Keys.ENTER).sees("You are logged out.");
  }

  @Test
  void a_password_can_be_shown_and_managers_know_the_fields(Stage stage) {
    Page page = stage.page().open("/#/register").fill("Password", "correct horse");
    page.press("Show password");
    assertThat(
            page.script(
                """
                return [...document.querySelectorAll("input")].map((input) =>
                  `${input.autocomplete} ${input.type}`).join(", ");
                """))
        .isEqualTo("name text, email email, new-password text");
  }

  @Test
  void a_user_ends_the_session_of_another_browser(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    stage.logIn(ada, "account");
    Page other = stage.logIn(stage.otherProfile(), ada, "account");

    Page page = stage.firstTab();
    page.follow("Sessions").sees("This device");
    page.press("End the session of").press("End session").sees("The session has ended.");
    page.sees("This device");

    stage.lastTab();
    other.follow("Sessions").sees("Your session has ended. Log in again.");
    stage.firstTab().follow("Your account").sees(ada.email());
  }

  @Test
  void a_user_changes_the_password_and_stays_logged_in(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    Page page = stage.logIn(ada, "account");
    page.press("Change password")
        .fill("Current password", "wrong password")
        .fill("New password", NEW_PASSWORD)
        .press("Change password")
        .sees("wrong");
    page.fill("Current password", ada.password())
        .press("Change password")
        .sees("Your password is changed.");
    page.follow("Sessions").sees("This device").press("Log out").sees("You are logged out.");
    stage.logIn(new User(ada.name(), ada.email(), NEW_PASSWORD), "account").sees(ada.email());
  }

  @Test
  void a_forgotten_password_is_reset_by_mail(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    Page page = stage.page().open("/").follow("Forgot your password?");
    page.fill("E-mail address", ada.email()).press("Send the link").sees("a mail is on its way");
    page.open(stage.link(ada.email(), "/account/reset"))
        .fill("New password", NEW_PASSWORD)
        .fill("New password, once more", NEW_PASSWORD)
        .press("Set the password")
        .sees("The new password is set");
    stage.logIn(new User(ada.name(), ada.email(), NEW_PASSWORD), "account").sees(ada.email());
  }

  @Test
  void a_user_reads_the_own_events_exports_and_deletes_the_account(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    Page page = stage.logIn(ada, "account");
    page.follow("Activity").sees("What happened").seesSoon("Logged in").seesSoon("Registered");
    page.follow("Your account").press("Download").sees("The file is in your downloads.");
    page.press("Delete")
        .fill("Your password", ada.password())
        .press("Delete account")
        .sees("Your account is deleted.");
    page.fill("E-mail address", ada.email())
        .fill("Password", ada.password())
        .press("Log in")
        .sees("wrong");
  }

  /** Their access tokens expire; the browser then no longer sends the cookie. */
  @Test
  void two_tabs_refresh_at_once_and_both_stay_logged_in(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    Page first = stage.logIn(ada, "account");
    Page second = stage.otherTab().open("/#/account").sees(ada.email());
    for (int i = 0; i < 3; i++) {
      stage
          .chromium()
          .cdp(
              "Network.deleteCookies",
              Map.of("name", "access_token", "url", stage.service().uri().toString()));
      second.follow("Your account").sees("Registered");
      stage.firstTab();
      first.follow("Your account").sees("Registered");
      String time = first.script("return Date.now() + 250");
      first.goTo("sessions", time);
      stage.lastTab();
      second.goTo("sessions", time);
      stage.firstTab();
      first.sees("This device");
      stage.lastTab();
      second.sees("This device");
    }
    assertThat(second.text()).contains(ada.email());
    stage.firstTab().follow("Your account").sees(ada.email());
  }

  @Test
  void a_lost_connection_is_explained_and_the_page_recovers(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    Page page = stage.logIn(ada, "account");
    stage.offline(true);
    page.follow("Sessions").sees("The service cannot be reached.").screenshot("offline");
    stage.offline(false);
    page.press("Try again").sees("This device");
    assertThat(page.text()).doesNotContain("cannot be reached");
  }

  @Test
  void it_speaks_german_and_remembers_that(Stage stage) {
    User ada = stage.register(User.named("Ada Lovelace"));
    Page page = stage.page().open("/").choose("Language", "Deutsch").sees("Anmelden");
    page.open("/")
        .fill("E-Mail-Adresse", ada.email())
        .fill("Passwort", "falsches Passwort")
        .press("Anmelden")
        .sees("falsch");
    page.fill("Passwort", ada.password()).press("Anmelden").sees("Ihr Konto").screenshot("german");
    assertThat(page.script("return document.documentElement.lang")).isEqualTo("de");
  }
}
