package dev.hexauth.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "255.255.255.255", "10.20.30.40", "127.0.0.1"})
  void an_ipv4_address_is_a_network_of_its_own(String address) {
    assertThat(text(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2::/64",
    "2001:0DB8:0001:0002:0:0:0:1, 2001:db8:1:2::/64",
    "2001:db8:1:2::, 2001:db8:1:2::/64",
    "2001:db8:1:2:0:0:0:192.0.2.1, ''",
    "2001:db8:1:2:0:0:192.0.2.1, 2001:db8:1:2::/64",
    "2001:db8:1:3::1, 2001:db8:1:3::/64",
    "2001:db8::1, 2001:db8:0:0::/64",
    "2001:db8::1:2:3:4:5, 2001:db8:0:1::/64",
    "1::2:3:4:5:6:7, 1:0:2:3::/64",
    "::1, 0:0:0:0::/64",
    "0:0:0:0:0:0:0:1, 0:0:0:0::/64",
    "::, 0:0:0:0::/64",
    "fe80::1%eth0, fe80:0:0:0::/64",
    "fe80::2%25, fe80:0:0:0::/64",
    "::fffe:c000:201, 0:0:0:0::/64",
    "1::ffff:c000:201, 1:0:0:0::/64",
  })
  void of_an_ipv6_address_64_bits_count(String address, String network) {
    assertThat(text(address)).isEqualTo(network.isEmpty() ? "unknown" : network);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
    "2001:db8:1:ffff::1, 2001:db8:1::/48",
    "2001:db8:2::1, 2001:db8:2::/48",
    "::1, 0:0:0::/48",
    "192.0.2.1, ''",
    "::ffff:192.0.2.1, ''",
    "unknown, ''",
  })
  void of_an_ipv6_address_48_bits_are_the_site(String address, String site) {
    assertThat(Network.of(new Client("curl/8", address)).site().map(Network::text).orElse(""))
        .isEqualTo(site);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:192.0.2.1",
        "::FFFF:c000:0201",
        "0:0:0:0:0:ffff:c000:201",
        "::ffff:192.0.2.1%eth0",
        "0::ffff:192.0.2.1",
      })
  void an_ipv4_address_in_an_ipv6_one_is_that_address(String address) {
    assertThat(text(address)).isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "unknown",
        "example.com",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.01",
        "192.0.2.1.5",
        " 192.0.2.1",
        "192.0.2.1:443",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "1:2:3:4:5:6:7:8::",
        "1::2::3",
        ":1",
        "1:",
        ":::",
        "1:2:3:4:5:6:7:",
        "12345::1",
        "g::1",
        "::ffff:192.0.2.256",
        "::ffff:192.0.2.1:5",
        "[::1]",
      })
  void all_texts_that_are_not_an_address_form_one_network(String text) {
    assertThat(text(text)).isEqualTo("unknown");
  }

  private static String text(String address) {
    return Network.of(new Client("curl/8", address)).text();
  }
}
