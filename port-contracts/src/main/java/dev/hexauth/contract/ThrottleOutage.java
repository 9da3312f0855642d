package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Bucket;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a throttle does while its engine is gone, and a check that its nodes are two. */
interface ThrottleOutage extends GivenThrottle {

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    Bucket bucket = Samples.newBucket();
    Map<String, Consumer<Throttle>> operations =
        Map.of(
            "take", throttle -> throttle.take(bucket, ThrottleLimits.LIMIT, NOW),
            "giveBack", throttle -> throttle.giveBack(bucket, ThrottleLimits.LIMIT, NOW));
    outage().ifPresent(new OutageCheck<>("throttle", operations)::passes);
  }

  @Test
  default void the_second_node_is_another_throttle() {
    secondNode().ifPresent(second -> assertThat(second).isNotSameAs(throttle()));
  }
}
