package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static dev.hexauth.contract.Samples.newServiceName;
import static dev.hexauth.domain.port.ServiceKeys.MAX_AGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKeyId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A revoked key is refused: at once where it was revoked, and soon everywhere. */
interface ServiceKeyRevoking extends GivenServiceKeys {

  @Test
  @Tag("ASVS-13.3.4")
  default void a_revoked_key_is_refused_at_once_where_it_was_revoked() {
    Kept one = keptAndUsed();
    assertThat(keys().revoke(one.id())).contains(one.service());
    assertThat(keys().serviceOf(one.key(), NOW)).isEmpty();
    assertThat(keys().hasKey(one.service(), NOW)).isFalse();
    assertThat(listed(one.service())).isEmpty();
  }

  @Test
  default void a_revoked_key_is_refused_everywhere_once_memories_have_expired() {
    Kept one = keptAndUsed();
    keys().revoke(one.id());
    ServiceKeys other = otherNode();
    Instant lastMoment = NOW.plus(MAX_AGE).minus(MICRO);
    other.serviceOf(one.key(), lastMoment);
    other.hasKey(one.service(), lastMoment);
    assertThat(other.serviceOf(one.key(), NOW.plus(MAX_AGE))).isEmpty();
    assertThat(other.hasKey(one.service(), NOW.plus(MAX_AGE))).isFalse();
  }

  @Test
  default void a_clock_that_is_set_back_lengthens_no_memory() {
    Kept one = keptAndUsed();
    keys().revoke(one.id());
    assertThat(otherNode().serviceOf(one.key(), NOW.minus(MICRO))).isEmpty();
    assertThat(otherNode().hasKey(one.service(), NOW.minus(MICRO))).isFalse();
  }

  @Test
  default void the_other_key_of_the_service_stays() {
    Kept one = keptAndUsed();
    Kept successor = kept(one.service());
    keys().revoke(one.id());
    for (ServiceKeys node : nodes()) {
      assertThat(node.serviceOf(successor.key(), NOW)).contains(one.service());
      assertThat(node.hasKey(one.service(), NOW)).isTrue();
    }
    keys().revoke(successor.id());
    assertThat(keys().hasKey(one.service(), NOW)).isFalse();
  }

  @Test
  default void a_revoked_key_makes_room_for_another() {
    Kept one = kept(newServiceName());
    kept(one.service());
    otherNode().revoke(one.id());
    Kept third = kept(one.service());
    assertThat(keys().serviceOf(third.key(), NOW)).contains(one.service());
  }

  @Test
  default void a_key_that_is_unknown_or_already_revoked_is_not_revoked() {
    Kept one = kept(newServiceName());
    assertThat(keys().revoke(new ServiceKeyId(UUID.randomUUID()))).isEmpty();
    assertThat(keys().serviceOf(one.key(), NOW)).contains(one.service());
    assertThat(keys().revoke(one.id())).contains(one.service());
    assertThat(keys().revoke(one.id())).isEmpty();
    assertThat(otherNode().revoke(one.id())).isEmpty();
  }

  @Test
  default void of_32_callers_who_revoke_a_key_one_gets_its_service() {
    Kept one = kept(newServiceName());
    assertThat(Race.of(32).run(i -> node(i).revoke(one.id())))
        .containsOnlyOnce(Optional.of(one.service()));
  }

  @Test
  default void a_use_that_races_with_the_revocation_brings_nothing_back() {
    for (int round = 0; round < 8; round++) {
      Kept one = kept(newServiceName());
      Race.of(8)
          .run(i -> {
            if (i == 0) {
              return keys().revoke(one.id());
            }
            boolean _ = keys().hasKey(one.service(), NOW);
            return keys().serviceOf(one.key(), NOW);
          });
      assertThat(keys().serviceOf(one.key(), NOW)).isEmpty();
      assertThat(keys().hasKey(one.service(), NOW)).isFalse();
    }
  }

  /** A key that both nodes have accepted, so that a node that remembers does so. */
  private Kept keptAndUsed() {
    Kept one = kept(newServiceName());
    for (ServiceKeys node : nodes()) {
      assertThat(node.serviceOf(one.key(), NOW)).contains(one.service());
      assertThat(node.hasKey(one.service(), NOW)).isTrue();
    }
    return one;
  }
}
