package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A user with a browser, from registration to logout and beyond. */
interface BrowserContract extends OverHttp {

  @Test
  default void a_browser_lives_through_a_session() {
    Browser browser = new Browser(assembly().uri());
    Account account = Account.any();

    browser.api().register(account).succeeded(201);
    assertThat(browser.cookies()).isEmpty();
    browser.api().login(account).succeeded(200);
    assertThat(browser.cookies()).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    browser.me().succeeded(200);

    browser.drop("access_token");
    browser.me().failed(401, "You are not logged in");
    browser.refresh().succeeded(200);
    browser.me().succeeded(200);

    List<Reply> tabs = Race.of(2, browser::refresh);
    assertThat(tabs).allSatisfy(reply -> reply.succeeded(200));
    browser.me().succeeded(200);

    var before = browser.cookies();
    browser.logout().succeeded(200);
    assertThat(browser.cookies()).isEmpty();
    browser.me().failed(401, "You are not logged in");

    before.forEach(browser::put);
    browser.me().failed(401, "Invalid token or session has expired");
    browser.refresh().failed(403, "Could not refresh access token");
    browser.logout().failed(401, "Invalid token or session has expired");
  }
}
