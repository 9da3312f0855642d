package dev.hexauth.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page of the console, in both colour schemes, and as narrow as 320 pixels. */
@ExtendWith(OneBrowser.class)
final class LookIT {

  @Test
  void pages_of_guests_are_accessible_and_fit(Stage stage) {
    Page page = stage.page().open("/");
    visit(page, "login", "Create an account");
    visit(page, "register", "I have an account");
    visit(page, "forgot", "Send the link");
    visit(page, "sent", "Go to the login");
  }

  @Test
  void pages_of_users_and_admins_are_accessible_and_fit(Stage stage) {
    User grace = stage.admin("Grace Hopper");
    Page page = stage.logIn(grace, "account");
    look(page, "account");
    visit(page, "sessions", "This device");
    visit(page, "activity", "Logged in");
    visit(page, "overview", "The last 24 hours.");
    visit(page, "events", "Role changed");
    visit(page, "keys", "No service has a key.");
    visit(page, "users", grace.email());
    page.follow("G Grace Hopper").sees("Known networks");
    look(page, "user");
    page.goTo("account", "0");
    page.press("Delete").sees("deleted at once");
    look(page, "dialog");
  }

  private static void visit(Page page, String path, String text) {
    page.goTo(path, "0");
    page.seesSoon(text);
    look(page, path);
  }

  private static void look(Page page, String name) {
    picture(page, name, "light");
    Axe.assertAccessible(page);
    picture(page, name, "dark");
    Axe.assertContrast(page);
    page.scheme("light");
  }

  private static void picture(Page page, String name, String scheme) {
    page.scheme(scheme).widthOf(320).assertFitsInWidth();
    page.screenshot(name + "-320-" + scheme).widthOf(1280).assertFitsInWidth();
    page.screenshot(name + "-1280-" + scheme);
  }
}
