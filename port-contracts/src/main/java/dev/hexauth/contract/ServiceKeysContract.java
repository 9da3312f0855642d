package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static dev.hexauth.contract.Samples.newKeyOf;
import static dev.hexauth.contract.Samples.newServiceKey;
import static dev.hexauth.contract.Samples.newServiceName;
import static dev.hexauth.domain.port.ServiceKeys.MAX_PER_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.ServiceKeys.Addition;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ServiceKeys} guarantees. {@link ServiceKeyUses} has the tests of the day of the
 * last use, and {@link ServiceKeyRevoking} those of revoked keys. Not specified: the order of two
 * keys of one service that were made in the same microsecond.
 */
public interface ServiceKeysContract extends ServiceKeyUses, ServiceKeyRevoking {

  /**
   * The adapter on an engine that the test can take away. Empty if it has no engine, because it
   * keeps everything in the memory of the process.
   */
  Optional<Outage<ServiceKeys>> outage();

  /** With keys that are not kept, because those that are may be remembered. */
  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    ServiceName service = newServiceName();
    ServiceKey key = newServiceKey();
    Map<String, Consumer<ServiceKeys>> operations =
        Map.of(
            "add", keys -> keys.add(newKeyOf(newServiceName(), NOW), newServiceKey()),
            "serviceOf", keys -> keys.serviceOf(key, NOW),
            "hasKey", keys -> keys.hasKey(service, NOW),
            "list", ServiceKeys::list,
            "revoke", keys -> keys.revoke(new ServiceKeyId(UUID.randomUUID())));
    outage().ifPresent(new OutageCheck<>("user store", operations)::passes);
  }

  @Test
  default void the_second_node_is_another_adapter() {
    secondNode().ifPresent(second -> assertThat(second).isNotSameAs(keys()));
  }

  @Test
  default void a_new_key_is_accepted_at_once_on_every_node() {
    ServiceName service = newServiceName();
    ServiceKey key = newServiceKey();
    for (ServiceKeys node : nodes()) {
      assertThat(node.serviceOf(key, NOW)).isEmpty();
      assertThat(node.hasKey(service, NOW)).isFalse();
    }
    assertThat(keys().add(newKeyOf(service, NOW), key)).isEqualTo(Addition.ADDED);
    for (ServiceKeys node : nodes()) {
      assertThat(node.serviceOf(key, NOW)).contains(service);
      assertThat(node.hasKey(service, NOW)).isTrue();
    }
  }

  @Test
  default void each_key_is_that_of_its_service_alone() {
    Kept one = kept(newServiceName());
    Kept successor = kept(one.service());
    Kept other = kept(newServiceName());
    assertThat(keys().serviceOf(one.key(), NOW)).contains(one.service());
    assertThat(keys().serviceOf(successor.key(), NOW)).contains(one.service());
    assertThat(keys().serviceOf(other.key(), NOW)).contains(other.service());
    assertThat(keys().serviceOf(newServiceKey(), NOW)).isEmpty();
    assertThat(keys().hasKey(newServiceName(), NOW)).isFalse();
  }

  @Test
  default void a_service_has_at_most_two_keys() {
    Kept one = kept(newServiceName());
    Kept two = kept(one.service());
    ServiceKey third = newServiceKey();

    assertThat(otherNode().add(newKeyOf(one.service(), NOW), third)).isEqualTo(Addition.TOO_MANY);

    assertThat(keys().serviceOf(third, NOW)).isEmpty();
    assertThat(listed(one.service()))
        .extracting(ServiceKeyDetails::id)
        .containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(keys().serviceOf(one.key(), NOW)).contains(one.service());
    assertThat(keys().add(newKeyOf(newServiceName(), NOW), newServiceKey()))
        .as("of another service")
        .isEqualTo(Addition.ADDED);
  }

  @Test
  default void of_32_keys_that_are_added_at_once_two_are_kept() {
    ServiceName service = newServiceName();
    List<ServiceKey> made = Stream.generate(Samples::newServiceKey).limit(32).toList();

    List<Addition> additions =
        Race.of(32).run(i -> node(i).add(newKeyOf(service, NOW), made.get(i)));

    assertThat(Collections.frequency(additions, Addition.ADDED)).isEqualTo(MAX_PER_SERVICE);
    assertThat(Collections.frequency(additions, Addition.TOO_MANY)).isEqualTo(30);
    assertThat(listed(service)).hasSize(MAX_PER_SERVICE);
    for (int i = 0; i < 32; i++) {
      assertThat(keys().serviceOf(made.get(i), NOW).isPresent())
          .isEqualTo(additions.get(i) == Addition.ADDED);
    }
  }

  @Test
  default void keys_are_listed_by_service_and_then_by_creation() {
    String suffix = newServiceName().value();
    List<ServiceKeyDetails> expected = new ArrayList<>();
    for (String prefix : List.of("a-z", "a0", "aa", "b")) {
      ServiceName service = new ServiceName(prefix + suffix);
      expected.add(newKeyOf(service, NOW));
      expected.add(newKeyOf(service, NOW.plus(MICRO)));
    }
    IntStream.of(3, 0, 5, 6, 1, 7, 2, 4)
        .forEach(i ->
            assertThat(keys().add(expected.get(i), newServiceKey())).isEqualTo(Addition.ADDED));
    for (ServiceKeys node : nodes()) {
      assertThat(node.list().stream().filter(key -> key.service().value().endsWith(suffix)))
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  default void a_list_has_the_changes_of_every_node() {
    Kept one = kept(newServiceName());
    assertThat(otherNode().list()).contains(one.details());
    otherNode().revoke(one.id());
    assertThat(keys().list()).doesNotContain(one.details());
  }
}
