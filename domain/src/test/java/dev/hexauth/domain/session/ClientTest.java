package dev.hexauth.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ClientTest {

  @Test
  void printable_ascii_is_kept_as_given() {
    String printable = " !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~";
    Client client = new Client(printable, printable);
    assertThat(client.userAgent()).isEqualTo(printable);
    assertThat(client.address()).isEqualTo(printable);
  }

  @Test
  void a_user_agent_and_an_address_may_be_empty() {
    assertThat(new Client("", ""))
        .extracting(Client::userAgent, Client::address)
        .containsExactly("", "");
  }

  @Test
  @Tag("ASVS-16.4.1")
  void an_unprintable_character_becomes_a_space() {
    Client client = new Client("a\u0000b\nc\u001bd\u007fe\u00e4f\ud800g", "1\t2\u0085\u2028");
    assertThat(client.userAgent()).isEqualTo("a b c d e f g");
    assertThat(client.address()).isEqualTo("1 2  ");
  }

  @Test
  void values_that_are_too_long_are_truncated() {
    assertThat(new Client("u".repeat(256), "").userAgent()).hasSize(256);
    assertThat(new Client("u".repeat(300), "").userAgent()).isEqualTo("u".repeat(256));
    assertThat(new Client("", "a".repeat(64)).address()).hasSize(64);
    assertThat(new Client("", "a".repeat(65)).address()).isEqualTo("a".repeat(64));
  }
}
