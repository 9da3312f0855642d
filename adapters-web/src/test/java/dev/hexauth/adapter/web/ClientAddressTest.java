package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexauth.application.RefreshToken;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The client address that counts, at a server that trusts 10.0.0.0/8, fd00::/8 and its own host.
 */
final class ClientAddressTest {

  private static final String PEER = "127.0.0.1";

  private static TestServer behindProxies = TestServer.fresh();

  @BeforeAll
  static void start() {
    behindProxies = serverTrusting("127.0.0.0/8", "10.0.0.0/8", "fd00::/8", "192.0.2.7");
  }

  @AfterAll
  static void stop() {
    behindProxies.close();
  }

  @Test
  void without_trusted_proxies_the_header_is_ignored() {
    assertThat(addressAt(TestServer.fresh(), "203.0.113.9")).isEqualTo(PEER);
  }

  @Test
  void an_untrusted_peer_is_the_client_whatever_it_claims() {
    try (TestServer server = serverTrusting("10.0.0.0/8")) {
      assertThat(addressAt(server, "203.0.113.9, 10.0.0.1")).isEqualTo(PEER);
    }
  }

  @Test
  void a_trusted_proxy_that_names_no_client_is_the_client() {
    assertThat(addressOf()).isEqualTo(PEER);
  }

  @Test
  void a_trusted_proxy_names_the_client() {
    assertThat(addressOf("203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void the_claims_of_the_client_stand_to_the_left_and_are_ignored() {
    assertThat(addressOf("198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(addressOf("10.0.0.1, 203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(addressOf("nonsense,, 203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void trusted_proxies_in_a_row_are_skipped() {
    assertThat(addressOf("198.51.100.1, 203.0.113.9, fd00::1, 192.0.2.7,10.255.255.255"))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void the_neighbours_of_a_trusted_range_are_not_in_it() {
    assertThat(addressOf("203.0.113.9, 11.0.0.0")).isEqualTo("11.0.0.0");
    assertThat(addressOf("203.0.113.9, 9.255.255.255")).isEqualTo("9.255.255.255");
    assertThat(addressOf("203.0.113.9, 192.0.2.8")).isEqualTo("192.0.2.8");
    assertThat(addressOf("203.0.113.9, fe00::1")).isEqualTo("fe00::1");
  }

  @Test
  void a_client_within_the_trusted_ranges_is_the_leftmost() {
    assertThat(addressOf("10.1.2.3, 10.0.0.1")).isEqualTo("10.1.2.3");
  }

  @Test
  void several_headers_are_one_list() {
    assertThat(addressOf("198.51.100.1", "203.0.113.9, 10.0.0.2", "10.0.0.1"))
        .isEqualTo("203.0.113.9");
    assertThat(addressOf("203.0.113.9", "198.51.100.1")).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9:4711, 203.0.113.9",
    "[2001:db8::9]:4711, 2001:db8::9",
    "[2001:db8::9], 2001:db8::9",
    "2001:DB8::9, 2001:db8::9",
    "::ffff:203.0.113.9, 203.0.113.9",
    "2001:0DB8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "::1:2, ::1:2",
    "2001:db8:0:0:0:0:203.0.113.9, 2001:db8::cb00:7109",
  })
  void an_address_may_have_a_port_and_brackets_and_is_always_written_the_same_way(
      String claimed, String address) {
    assertThat(addressOf("198.51.100.1, " + claimed)).isEqualTo(address);
    assertThat(addressOf("198.51.100.1, " + claimed + ", 10.0.0.1")).isEqualTo(address);
  }

  @Test
  void a_trusted_address_in_another_form_is_the_same_address() {
    assertThat(addressOf("203.0.113.9, ::ffff:10.0.0.1, [fd00::2]:80, 10.0.0.3:443"))
        .isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "_hidden",
        "localhost",
        "proxy.example.com",
        "",
        "1",
        "203.0.113",
        "203.0.113.256",
        "0203.0.113.9",
        "203.0.113.9:",
        "203.0.113.9:123456",
        "203.0.113.9 198.51.100.1",
        "2001:db8::9]:80",
        "[2001:db8::9",
        "[203.0.113.9",
        "fe80::1%eth0",
        ":::",
        "for=203.0.113.9",
        "\"203.0.113.9\""
      })
  void after_an_unreadable_claim_the_proxy_that_made_it_is_the_client(String claim) {
    assertThat(addressOf("198.51.100.1, " + claim)).isEqualTo(PEER);
    assertThat(addressOf("198.51.100.1, " + claim + ", 10.0.0.1")).isEqualTo("10.0.0.1");
  }

  @Test
  void a_header_of_the_greatest_length_is_read() {
    assertThat(addressOf("203.0.113.9" + ", 10.0.0.1".repeat(600))).isEqualTo("203.0.113.9");
    assertThat(addressOf("1".repeat(6000) + ", 10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(addressOf(":".repeat(6000))).isEqualTo(PEER);
    assertThat(addressOf(",".repeat(6000))).isEqualTo(PEER);
  }

  @Test
  void other_headers_that_claim_an_address_are_ignored() {
    assertThat(
            askedWith(
                behindProxies,
                "Forwarded",
                "for=198.51.100.1",
                "X-Real-IP",
                "198.51.100.1",
                "True-Client-IP",
                "198.51.100.1"))
        .isEqualTo(PEER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "10.0.0.0/8", "10.1.2.3/8", "fd00::/8", "::1", "::1/128"})
  void an_address_and_a_range_can_be_trusted(String network) {
    assertThat(settingsTrusting(network).trustedProxies()).containsExactly(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy.example.com",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10/8",
        "10.0.0.0 - 10.0.0.9",
        "10.0.0.1;80",
        "fd00::/129",
        "[::1]",
        "fe80::1%eth0",
        "0.0.0.0/0",
        "::/0",
        "1.2.3.4/00",
        "*"
      })
  void anything_else_is_refused(String network) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settingsTrusting(network))
        .withMessageStartingWith("\"" + network + "\"")
        .withMessageContaining("for instance 10.0.0.7, 10.0.0.0/8 or fd00::/8");
  }

  private static TestServer serverTrusting(String... networks) {
    return TestServer.start(settingsTrusting(networks));
  }

  private static WebSettings settingsTrusting(String... networks) {
    return new WebSettings(
        Set.of(), true, false, List.of(networks), BodyDelivery.ANY, SameSite.LAX, true, false);
  }

  private static String addressOf(String... forwardedFor) {
    return addressAt(behindProxies, forwardedFor);
  }

  private static String addressAt(TestServer server, String... forwardedFor) {
    return askedWith(
        server,
        Arrays.stream(forwardedFor)
            .flatMap(line -> Stream.of("X-Forwarded-For", line))
            .toArray(String[]::new));
  }

  /** The address that the use case gets. */
  private static String askedWith(TestServer server, String... headers) {
    AtomicReference<String> address = new AtomicReference<>("");
    server.refreshToken =
        command -> {
          address.set(command.client().address());
          return new RefreshToken.Result.Rejected();
        };
    var cookie = Stream.of("Cookie", "refresh_token=abc");
    var all = Stream.concat(cookie, Arrays.stream(headers)).toArray(String[]::new);
    assertThat(server.send("POST", "/api/auth/refresh", all).statusCode()).isEqualTo(403);
    return address.get();
  }
}
