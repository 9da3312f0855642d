package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.service.ServiceKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Too many attempts are refused, with the time to wait; run with {@link #LIMITS} behind a proxy.
 */
@Tag("ASVS-6.3.1")
@Tag("NIST-63B-3.1.1.2-throttling")
interface ThrottlingContract extends OverHttp {

  String MESSAGE = "Too many attempts, please try again later";
  String WRONG = "wrong password";

  /**
   * From one network 8 wrong passwords a minute, 6 to accounts that do not know it; to one account
   * 3 from unknown networks, 4 from a network that it knows.
   */
  Map<String, String> LIMITS =
      Map.of(
          "hexauth.throttle.failures-per-network", "8/1m",
          "hexauth.throttle.login-per-network", "6/1m",
          "hexauth.throttle.login-per-account", "3/1m",
          "hexauth.throttle.login-per-known-network", "4/1m",
          "hexauth.throttle.registration", "2/1m",
          "hexauth.throttle.password-change", "3/1m",
          "hexauth.throttle.refresh", "5/1m",
          "hexauth.throttle.service-keys-per-network", "3/1m",
          "hexauth.web.trusted-proxies", "127.0.0.0/8,::1");

  AtomicInteger ADDRESSES = new AtomicInteger();

  /** {@code stores} with these limits. */
  static Map<String, String> with(Map<String, String> stores) {
    Map<String, String> settings = new HashMap<>(stores);
    settings.putAll(LIMITS);
    return settings;
  }

  /** Another node with the same stores, if they can be shared. */
  default Api otherNode() {
    return api();
  }

  @Test
  default void a_login_over_the_limit_is_refused_with_the_time_to_wait() {
    Account account = registeredSomewhere();
    for (int i = 0; i < 3; i++) {
      rejected(login(account.withPassword(WRONG), newAddress()));
    }
    Reply reply = login(account, newAddress()).failed(429, MESSAGE);
    assertThat(reply.header("retry-after")).hasValue("20");
    assertThat(reply.cookies()).isEmpty();

    after(Duration.ofMillis(19_001));
    assertThat(login(account, newAddress()).failed(429, MESSAGE).header("retry-after"))
        .hasValue("1");
    after(Duration.ofMillis(999));
    login(account, newAddress()).succeeded(200);
  }

  @Test
  default void a_login_counts_whatever_its_delivery_and_not_when_that_is_refused() {
    Account account = registeredSomewhere();
    for (int i = 0; i < 5; i++) {
      Api.Call inBrowser = inBody(account.withPassword(WRONG)).header("Sec-Fetch-Site", "none");
      assertThat(from(newAddress(), inBrowser).failed(400).code()).isEqualTo("delivery_refused");
    }
    for (int i = 0; i < 3; i++) {
      rejected(from(newAddress(), inBody(account.withPassword(WRONG))));
    }
    from(newAddress(), inBody(account)).failed(429, "throttled", MESSAGE);
    login(account, newAddress()).failed(429, "throttled", MESSAGE);
  }

  private Api.Call inBody(Account account) {
    Map<String, Object> body = account.credentials();
    body.put("delivery", "body");
    return api().post("/api/auth/login", body);
  }

  @Test
  default void nodes_count_together() {
    Account account = registeredSomewhere();
    String address = newAddress();
    rejected(login(api(), account.withPassword(WRONG), address));
    rejected(login(otherNode(), account.withPassword(WRONG), address));
    rejected(login(api(), account.withPassword(WRONG), address));
    login(otherNode(), account.withPassword(WRONG), address).failed(429, MESSAGE);
  }

  @Test
  default void an_unknown_e_mail_address_is_refused_in_the_same_way() {
    Account account = registeredSomewhere();
    Account nobody = Account.any();
    for (int i = 0; i < 4; i++) {
      Reply known = login(account.withPassword(WRONG), newAddress());
      Reply unknown = login(nobody.withPassword(WRONG), newAddress());
      assertThat(unknown.status()).isEqualTo(known.status());
      assertThat(unknown.body()).isEqualTo(known.body());
      assertThat(withoutDate(unknown)).isEqualTo(withoutDate(known));
    }
    login(nobody, newAddress()).failed(429, MESSAGE);
  }

  @Test
  @Tag("ASVS-6.1.1")
  default void a_flood_from_other_networks_does_not_lock_the_owner_out_of_a_known_one() {
    Account account = registeredSomewhere();
    String home = newAddress();
    login(account, home).succeeded(200);
    for (int i = 0; i < 20; i++) {
      login(account.withPassword(WRONG), newAddress());
    }
    login(account, newAddress()).failed(429, MESSAGE);
    login(otherNode(), account, home).succeeded(200);
  }

  @Test
  default void one_network_can_try_only_so_many_accounts() {
    Account resident = registeredSomewhere();
    String address = newAddress();
    login(resident, address).succeeded(200);
    for (int i = 0; i < 6; i++) {
      rejected(login(Account.any(), address));
    }
    assertThat(login(Account.any(), address).failed(429, MESSAGE).header("retry-after"))
        .hasValue("10");
    login(resident, address).succeeded(200);
    rejected(login(Account.any(), newAddress()));
  }

  @Test
  default void a_shared_network_can_try_only_so_many_passwords_of_accounts_that_know_it() {
    String shared = newAddress();
    List<Account> accounts = Stream.generate(this::registeredSomewhere).limit(5).toList();
    accounts.forEach(account -> login(account, shared).succeeded(200));
    List<Reply> replies =
        IntStream.range(0, 20)
            .mapToObj(i -> login(accounts.get(i % 4).withPassword(WRONG), shared))
            .toList();
    // 8 for the network, and one spare attempt for each account.
    assertThat(replies).extracting(Reply::status).containsOnly(400, 429);
    assertThat(replies).filteredOn(reply -> reply.status() == 400).hasSize(12);

    login(accounts.getLast(), shared).succeeded(200);
    login(otherNode(), accounts.getLast(), shared).succeeded(200);
    login(Account.any(), shared).failed(429, MESSAGE);
    rejected(login(accounts.getFirst().withPassword(WRONG), newAddress()));
  }

  @Test
  default void a_wrong_password_in_a_session_counts_for_its_network() {
    String shared = newAddress();
    for (int i = 0; i < 2; i++) {
      Tokens tokens = login(registeredSomewhere(), shared).succeeded(200).tokens();
      for (int j = 0; j < 4; j++) {
        deleteAccount(tokens, WRONG, shared).failed(400);
      }
    }
    login(Account.any(), shared).failed(429, MESSAGE);
  }

  @Test
  default void the_networks_of_an_ipv6_site_share_four_times_the_limit_of_one() {
    String site = "2001:db8:%x:".formatted(ADDRESSES.incrementAndGet());
    for (int i = 0; i < 24; i++) {
      rejected(login(Account.any(), site + i + "::1"));
    }
    login(Account.any(), site + "ffff::1").failed(429, MESSAGE);
  }

  @Test
  default void a_right_password_gives_back_what_it_took() {
    String address = newAddress();
    for (int i = 0; i < 10; i++) {
      login(registeredSomewhere(), address).succeeded(200);
    }
    for (int i = 0; i < 6; i++) {
      rejected(login(Account.any(), address));
    }
    login(Account.any(), address).failed(429, MESSAGE);
  }

  @Test
  default void of_many_at_once_only_the_limit_is_admitted() {
    Account account = registeredSomewhere().withPassword(WRONG);
    List<Reply> replies =
        Race.of(16, i -> () -> login(i % 2 == 0 ? api() : otherNode(), account, newAddress()));
    assertThat(replies).extracting(Reply::status).containsOnly(400, 429);
    assertThat(replies).filteredOn(reply -> reply.status() == 400).hasSize(3);
  }

  @Test
  default void an_invalid_request_is_not_an_attempt() {
    String address = newAddress();
    for (int i = 0; i < 20; i++) {
      from(address, api().post("/api/auth/login", Map.of("email", "nobody"))).failed(400);
      from(address, api().post("/api/auth/register", Map.of())).failed(400);
    }
    rejected(login(Account.any(), address));
    register(Account.any(), address).succeeded(201);
  }

  @Test
  default void a_registration_over_the_limit_is_refused() {
    String address = newAddress();
    Account account = Account.any();
    register(account, address).succeeded(201);
    register(account, address).failed(409);
    assertThat(register(Account.any(), address).failed(429, MESSAGE).header("retry-after"))
        .hasValue("30");
    register(Account.any(), newAddress()).succeeded(201);
  }

  @Test
  default void a_refresh_over_the_limit_is_refused_and_changes_no_cookie() {
    Tokens tokens = login(registeredSomewhere(), newAddress()).succeeded(200).tokens();
    for (int i = 0; i < 5; i++) {
      tokens = api().refresh(tokens.refresh()).succeeded(200).tokens();
    }
    Reply reply = api().refresh(tokens.refresh()).failed(429, MESSAGE);
    assertThat(reply.header("retry-after")).hasValue("12");
    assertThat(reply.cookies()).isEmpty();
    api().me(tokens.access()).succeeded(200);
    after(Duration.ofSeconds(12));
    api().refresh(tokens.refresh()).succeeded(200);
  }

  @Test
  default void a_wrong_password_over_the_limit_in_a_session_is_refused() {
    Account account = registeredSomewhere();
    Tokens tokens = login(account, newAddress()).succeeded(200).tokens();
    for (int i = 0; i < 4; i++) {
      deleteAccount(tokens, WRONG).failed(400);
    }
    deleteAccount(tokens, account.password()).failed(429, MESSAGE);
    Reply reply = changePassword(tokens, account.password(), account).failed(429, MESSAGE);
    assertThat(reply.header("retry-after")).hasValue("15");
  }

  @Test
  default void a_password_change_over_the_limit_is_refused_and_no_other_use_of_the_password() {
    Account account = registeredSomewhere();
    Tokens tokens = login(account, newAddress()).succeeded(200).tokens();
    changePassword(tokens, WRONG, account).failed(400);
    for (int i = 0; i < 2; i++) {
      tokens = changePassword(tokens, account.password(), account).succeeded(200).tokens();
    }
    Reply reply =
        changePassword(tokens, account.password(), account).failed(429, "throttled", MESSAGE);
    assertThat(reply.header("retry-after")).hasValue("20");
    assertThat(reply.cookies()).isEmpty();
    login(account, newAddress()).succeeded(200);
    api().me(tokens.access()).succeeded(200);
    deleteAccount(tokens, account.password()).succeeded(200);
  }

  /** Changes the password to itself. */
  private Reply changePassword(Tokens tokens, String current, Account account) {
    Map<String, String> change =
        Map.of(
            "currentPassword", current,
            "password", account.password(),
            "passwordConfirm", account.password());
    return api()
        .call("PUT", "/api/users/me/password")
        .json(Json.text(change))
        .bearer(tokens.access())
        .send();
  }

  @Test
  @Tag("RFC6749-2.3.1-guess")
  default void wrong_service_keys_over_the_limit_are_refused_and_right_ones_are_not() {
    String shared = newAddress();
    String right = assembly().serviceKey();
    String wrong = ServiceKey.of("f".repeat(64)).reveal();
    List.of(
            ask(api(), "/oauth2/introspect", "Bearer " + wrong, shared),
            ask(otherNode(), "/oauth2/token", "Bearer nonsense", shared),
            ask(api(), "/oauth2/revoke", "", shared))
        .forEach(reply -> reply.refused(401, "invalid_client"));

    for (Api node : List.of(api(), otherNode())) {
      for (String path : ServiceKeyContract.PATHS) {
        Reply reply = ask(node, path, "Bearer " + wrong, shared);
        assertThat(reply.failed(429, "throttled", MESSAGE).header("retry-after")).hasValue("20");
        assertThat(ask(node, path, "Bearer " + right, shared).status()).isEqualTo(200);
      }
    }
    ask(api(), "/oauth2/revoke", "Bearer " + wrong, newAddress()).refused(401, "invalid_client");
    rejected(login(Account.any(), shared));
    after(Duration.ofSeconds(20));
    ask(api(), "/oauth2/revoke", "Bearer " + wrong, shared).refused(401, "invalid_client");
  }

  @Test
  default void a_malformed_request_of_a_service_is_not_an_attempt() {
    String address = newAddress();
    for (int i = 0; i < 5; i++) {
      from(address, api().post("/oauth2/introspect")).refused(400, "invalid_request");
    }
    ask(api(), "/oauth2/introspect", "", address).refused(401, "invalid_client");
  }

  private static Reply ask(Api node, String path, String authorization, String address) {
    Api.Call call = node.post(path).form("token", "a", "grant_type", "client_credentials");
    return from(
        address, authorization.isEmpty() ? call : call.header("Authorization", authorization));
  }

  @Test
  default void an_allowed_page_can_read_the_time_to_wait() {
    Account account = Account.any();
    for (int i = 0; i < 3; i++) {
      login(account, newAddress());
    }
    Reply reply =
        from(
                newAddress(),
                api()
                    .post("/api/auth/login", account.credentials())
                    .header("Origin", CorsContract.OURS))
            .failed(429, MESSAGE);
    assertThat(reply.header("access-control-allow-origin")).hasValue(CorsContract.OURS);
    assertThat(reply.header("access-control-expose-headers"))
        .hasValueSatisfying(headers -> assertThat(headers.split(", ")).contains("Retry-After"));
  }

  private Account registeredSomewhere() {
    Account account = Account.any();
    register(account, newAddress()).succeeded(201);
    return account;
  }

  private Reply register(Account account, String address) {
    return from(address, api().post("/api/auth/register", account.registration()));
  }

  private Reply login(Account account, String address) {
    return login(api(), account, address);
  }

  private static Reply login(Api node, Account account, String address) {
    return from(address, node.post("/api/auth/login", account.credentials()));
  }

  private Reply deleteAccount(Tokens tokens, String password) {
    return deleteAccount(tokens, password, newAddress());
  }

  private Reply deleteAccount(Tokens tokens, String password, String address) {
    return from(
        address,
        api()
            .call("DELETE", "/api/users/me")
            .json(Json.text(Map.of("password", password)))
            .bearer(tokens.access()));
  }

  private static Reply from(String address, Api.Call call) {
    return call.header("X-Forwarded-For", address).send();
  }

  /** An address that no other test uses. */
  private static String newAddress() {
    int number = ADDRESSES.incrementAndGet();
    return "198.18.%d.%d".formatted(number / 256, number % 256);
  }

  private static void rejected(Reply reply) {
    reply.failed(400, "Invalid email or password");
  }

  private static Map<String, List<String>> withoutDate(Reply reply) {
    Map<String, List<String>> headers = new HashMap<>(reply.headers());
    headers.remove("date");
    return headers;
  }
}
