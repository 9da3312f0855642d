package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SharesTest {

  @Test
  void nodes_have_half_of_the_processors_in_equal_shares() {
    Shares shares = new Shares(16, 3);
    assertThat(shares.starter(0)).containsExactly("taskset", "-c", "0-1");
    assertThat(shares.starter(2)).containsExactly("taskset", "-c", "4-5");
    assertThat(shares.others()).isEqualTo("6-15");
    assertThat(shares)
        .hasToString("each node on 2 of 16 processors; stores and load generator on 6-15");
  }

  @Test
  void nothing_is_pinned_where_a_node_would_have_less_than_a_processor() {
    Shares shares = new Shares(4, 3);
    assertThat(shares.isPinned()).isFalse();
    assertThat(shares.starter(1)).isEmpty();
    assertThat(shares).asString().startsWith("not pinned: 4 processors");
  }
}
