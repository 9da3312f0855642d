package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mishaps of honest browsers and clocks, which log no user out. */
@Tag("RFC9700-4.14.2-rotation")
interface MishapContract extends OverHttp {

  String NOT_REFRESHED = "Could not refresh access token";
  String ENDED = "Invalid token or session has expired";
  Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Test
  default void two_tabs_that_refresh_at_once_get_one_token() {
    Browser browser = browser();
    List<Reply> tabs = twice(browser);

    tabs.forEach(tab -> browser.receive(tab.succeeded(200)));

    assertThat(tabs.getFirst().tokens().refresh()).isEqualTo(tabs.getLast().tokens().refresh());
    assertGoesOn(browser, 1);
  }

  @Test
  default void a_retry_recovers_from_a_lost_response() {
    Browser browser = browser();
    String lost = api().refresh(token(browser)).succeeded(200).tokens().refresh();
    after(Duration.ofSeconds(10));

    browser.refresh().succeeded(200);

    assertThat(token(browser)).isEqualTo(lost);
    assertGoesOn(browser, 1);
  }

  @Test
  default void a_double_click_refreshes_once_though_only_its_second_response_is_read() {
    Browser browser = browser();

    browser.receive(twice(browser).getLast().succeeded(200));

    assertGoesOn(browser, 1);
  }

  @Test
  default void an_older_response_that_arrives_last_does_no_harm_within_30_seconds() {
    Browser browser = browser();
    late(browser);
    after(Duration.ofSeconds(30));

    browser.me().succeeded(200);
    browser.refresh().succeeded(200);

    assertGoesOn(browser, 2);
  }

  @Test
  default void an_older_response_that_arrived_last_does_no_harm_later_if_the_newer_was_not_used() {
    Browser browser = browser();
    late(browser);
    after(TEN_MINUTES);
    browser.me().succeeded(200);
    browser.refresh().succeeded(200);

    assertGoesOn(browser, 2);
  }

  @Test
  default void it_is_a_reuse_after_30_seconds_if_the_newer_was_used() {
    Browser browser = browser();
    Tokens newer = late(browser);
    api().me(newer.access()).succeeded(200);
    after(Duration.ofSeconds(31));
    browser.me().succeeded(200);

    Reuse.of(token(browser), api());

    browser.me().failed(401, ENDED);
  }

  @Test
  @Tag("ASVS-7.4.1")
  default void a_response_that_arrives_after_the_logout_brings_nothing_back() {
    Browser browser = browser();
    Reply slow = api().refresh(token(browser)).succeeded(200);
    browser.logout().succeeded(200);

    browser.receive(slow);

    browser.me().failed(401, ENDED);
    browser.refresh().failed(403, NOT_REFRESHED);
  }

  @Test
  default void a_clock_that_is_set_back_logs_no_user_out() {
    Browser browser = browser();
    browser.refresh().succeeded(200);
    clock().setBack(TEN_MINUTES);

    browser.me().succeeded(200);
    browser.refresh().succeeded(200);
    browser.me().succeeded(200);

    after(TEN_MINUTES);
    browser.me().succeeded(200);
    browser.refresh().succeeded(200);
    assertGoesOn(browser, 3);
  }

  @Test
  @Tag("ASVS-7.4.1")
  default void nothing_that_has_ended_comes_back_when_the_clock_is_set_back() {
    Tokens loggedOut = loggedIn();
    api().logout(loggedOut.access()).succeeded(200);
    Tokens reused = loggedIn();
    Tokens current = api().refresh(reused.refresh()).succeeded(200).tokens();
    api().me(current.access()).succeeded(200);
    after(Duration.ofSeconds(31));
    Reuse.of(reused.refresh(), api());

    clock().setBack(TEN_MINUTES);

    for (Tokens ended : List.of(loggedOut, current)) {
      api().me(ended.access()).failed(401, ENDED);
      api().refresh(ended.refresh()).failed(403, NOT_REFRESHED);
    }
    after(TEN_MINUTES);
  }

  @Test
  default void a_clock_that_is_set_back_prolongs_the_window_by_as_much_and_no_more() {
    Tokens tokens = loggedIn();
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    api().me(next.access()).succeeded(200);
    clock().setBack(TEN_MINUTES);
    after(TEN_MINUTES.plusSeconds(30));
    api().refresh(tokens.refresh()).succeeded(200);

    after(Duration.ofSeconds(1));

    Reuse.of(tokens.refresh(), api());
  }

  @Test
  default void a_refresh_after_the_clock_was_set_back_is_repeated_for_30_seconds() {
    Tokens tokens = loggedIn();
    clock().setBack(TEN_MINUTES);
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    api().me(next.access()).succeeded(200);
    after(Duration.ofSeconds(30));
    api().refresh(tokens.refresh()).succeeded(200);

    after(Duration.ofSeconds(1));

    Reuse.of(tokens.refresh(), api());
    after(TEN_MINUTES);
  }

  private SettableClock clock() {
    return assembly().clock();
  }

  private Browser browser() {
    Browser browser = new Browser(assembly().uri());
    browser.api().login(registered()).succeeded(200);
    return browser;
  }

  private static String token(Browser browser) {
    return Objects.requireNonNull(browser.cookies().get("refresh_token"));
  }

  /** The responses to two requests with its current cookies; it has received neither. */
  private List<Reply> twice(Browser browser) {
    String token = token(browser);
    return Race.of(2, () -> api().refresh(token));
  }

  /**
   * Two tabs refresh, one of them once more, and the first response arrives last.
   *
   * @return the tokens of the last refresh, which the browser has lost
   */
  private Tokens late(Browser browser) {
    List<Reply> tabs = twice(browser);
    browser.receive(tabs.getLast());
    Tokens newer = browser.refresh().succeeded(200).tokens();
    browser.receive(tabs.getFirst());
    return newer;
  }

  /**
   * Asserts that its session is active, in this generation, and continues with the browser's
   * tokens.
   */
  private void assertGoesOn(Browser browser, int generation) {
    assertThat(Jwt.parse(token(browser)).claim("gen")).isEqualTo(generation);
    browser.me().succeeded(200);
    after(Duration.ofMinutes(20));
    browser.refresh().succeeded(200);
    browser.me().succeeded(200);
  }
}
