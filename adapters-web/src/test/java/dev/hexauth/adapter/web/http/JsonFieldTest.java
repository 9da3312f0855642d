package dev.hexauth.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JsonFieldTest {

  @Test
  void a_text_does_not_print_itself() {
    assertThat(new JsonField.Text("rrr.sss.ttt").toString()).doesNotContain("rrr.sss.ttt");
  }
}
