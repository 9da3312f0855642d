package dev.hexauth.adapter.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HashFunctionTest {

  @Test
  void a_function_is_written_with_its_cost() {
    assertThat(HashFunction.parse("bcrypt:14")).isEqualTo(new Bcrypt(14));
    assertThat(HashFunction.parse("bcrypt:4")).isEqualTo(new Bcrypt(4));
    assertThat(HashFunction.parse("argon2id:m=65536,t=3,p=4"))
        .isEqualTo(new Argon2id(65_536, 3, 4));
  }

  @Test
  void anything_else_is_refused_with_an_example() {
    for (String wrong :
        List.of("", "14", "bcrypt", "bcrypt:", "bcrypt:014", "bcrypt:1e", "argon2id:m=8,t=1")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HashFunction.parse(wrong))
          .withMessageContaining("bcrypt:14");
    }
  }

  @Test
  void a_cost_out_of_range_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HashFunction.parse("bcrypt:19"))
        .withMessage("the cost of bcrypt must be 4 to 18, not 19");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HashFunction.parse("argon2id:m=99999999,t=1,p=1"))
        .withMessageStartingWith("argon2id takes parallelism 1 to 16");
  }
}
