package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.newServiceKey;
import static dev.hexauth.contract.Samples.newServiceName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKeyDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The day on which a key was last used. */
interface ServiceKeyUses extends GivenServiceKeys {

  /** The last second of a day, and the first of the next, are nearer than an answer is kept. */
  Instant EVENING = Instant.parse("2100-02-28T23:59:59Z");

  LocalDate DAY = LocalDate.parse("2100-02-28");

  Instant NEXT_MORNING = EVENING.plusSeconds(1);

  @Test
  default void a_new_key_has_not_been_used() {
    Kept one = kept(newServiceName());
    keys().hasKey(one.service(), EVENING);
    assertThat(listed(one.service())).containsExactly(one.details());
  }

  @Test
  default void the_day_of_the_last_use_is_kept_in_utc() {
    Kept one = kept(newServiceName());
    keys().serviceOf(one.key(), EVENING);
    assertThat(lastUseOf(one)).contains(DAY);
  }

  @Test
  default void the_first_use_of_a_new_day_counts_even_within_seconds_on_either_node() {
    for (ServiceKeys node : nodes()) {
      Kept one = kept(newServiceName());
      node.serviceOf(one.key(), EVENING);
      node.serviceOf(one.key(), NEXT_MORNING);
      assertThat(lastUseOf(one)).contains(DAY.plusDays(1));
    }
  }

  @Test
  default void the_day_of_the_last_use_never_goes_back() {
    Kept one = kept(newServiceName());
    keys().serviceOf(one.key(), NEXT_MORNING);
    for (ServiceKeys node : nodes()) {
      assertThat(node.serviceOf(one.key(), EVENING)).contains(one.service());
      assertThat(node.serviceOf(one.key(), EVENING.minus(Duration.ofDays(400)))).isPresent();
      assertThat(lastUseOf(one)).contains(DAY.plusDays(1));
    }
  }

  @Test
  default void each_key_has_its_own_day_of_use() {
    Kept one = kept(newServiceName());
    Kept successor = kept(one.service());
    keys().serviceOf(successor.key(), EVENING);
    keys().serviceOf(newServiceKey(), EVENING);
    assertThat(lastUseOf(one)).isEmpty();
    assertThat(lastUseOf(successor)).contains(DAY);
  }

  @Test
  default void of_32_uses_at_once_the_latest_day_is_kept() {
    Kept one = kept(newServiceName());
    assertThat(
            Race.of(32)
                .run(i -> node(i).serviceOf(one.key(), EVENING.plus(Duration.ofDays(i % 7)))))
        .containsOnly(Optional.of(one.service()));
    assertThat(lastUseOf(one)).contains(DAY.plusDays(6));
  }

  private Optional<LocalDate> lastUseOf(Kept key) {
    return listed(key.service()).stream()
        .filter(details -> details.id().equals(key.id()))
        .findFirst()
        .flatMap(ServiceKeyDetails::lastUsedOn);
  }
}
