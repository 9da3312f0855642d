package dev.hexauth.contract;

import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** Adapters that break one sentence of the port each, and the test that notices. */
@SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
enum WrongServiceKeys {
  THREE_KEYS_ARE_KEPT(
      ServiceKeysContract::a_service_has_at_most_two_keys,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Addition add(ServiceKeyDetails details, ServiceKey key) {
              if (keysOf(details.service()).count() > MAX_PER_SERVICE) {
                return Addition.TOO_MANY;
              }
              shared.put(key, details);
              return Addition.ADDED;
            }
          }),
  A_KEY_TOO_MANY_REPLACES_ANOTHER(
      ServiceKeysContract::a_service_has_at_most_two_keys,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Addition add(ServiceKeyDetails details, ServiceKey key) {
              Addition addition = super.add(details, key);
              if (addition == Addition.TOO_MANY) {
                revoke(keysOf(details.service()).findFirst().orElseThrow().id());
                super.add(details, key);
              }
              return addition;
            }
          }),
  THE_LIMIT_IS_FOR_ALL_SERVICES(
      ServiceKeysContract::each_key_is_that_of_its_service_alone,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Addition add(ServiceKeyDetails details, ServiceKey key) {
              return shared.size() >= MAX_PER_SERVICE ? Addition.TOO_MANY : super.add(details, key);
            }
          }),
  ADDING_COUNTS_THEN_ADDS(
      ServiceKeysContract::of_32_keys_that_are_added_at_once_two_are_kept,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Addition add(ServiceKeyDetails details, ServiceKey key) {
              if (keysOf(details.service()).count() >= MAX_PER_SERVICE) {
                return Addition.TOO_MANY;
              }
              roundTrip();
              shared.put(key, details);
              return Addition.ADDED;
            }
          }),
  ANY_KEY_IS_THAT_OF_A_SERVICE(
      ServiceKeysContract::each_key_is_that_of_its_service_alone,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Optional<ServiceName> serviceOf(ServiceKey key, Instant now) {
              return shared.values().stream().map(ServiceKeyDetails::service).findFirst();
            }
          }),
  EVERY_SERVICE_HAS_A_KEY(
      ServiceKeysContract::each_key_is_that_of_its_service_alone,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public boolean hasKey(ServiceName service, Instant now) {
              return true;
            }
          }),
  REFUSALS_ARE_REMEMBERED(
      ServiceKeysContract::a_new_key_is_accepted_at_once_on_every_node,
      shared ->
          new RememberingServiceKeys(shared) {
            @Override
            boolean remembersRefusals() {
              return true;
            }
          }),
  NODES_HAVE_KEYS_OF_THEIR_OWN(
      ServiceKeysContract::a_new_key_is_accepted_at_once_on_every_node,
      _ -> new PlainServiceKeys(PlainServiceKeys.none())),
  KEYS_ARE_LISTED_BY_CREATION(
      ServiceKeysContract::keys_are_listed_by_service_and_then_by_creation,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            Comparator<ServiceKeyDetails> order() {
              return Comparator.comparing(ServiceKeyDetails::createdAt);
            }
          }),
  THE_NEWEST_KEY_IS_LISTED_FIRST(
      ServiceKeysContract::keys_are_listed_by_service_and_then_by_creation,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            Comparator<ServiceKeyDetails> order() {
              return Comparator.comparing((ServiceKeyDetails key) -> key.service().value())
                  .thenComparing(ServiceKeyDetails::createdAt, Comparator.reverseOrder());
            }
          }),
  HYPHENS_DO_NOT_COUNT_IN_THE_ORDER(
      ServiceKeysContract::keys_are_listed_by_service_and_then_by_creation,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            Comparator<ServiceKeyDetails> order() {
              return Comparator.comparing(
                      (ServiceKeyDetails key) -> key.service().value().replace("-", ""))
                  .thenComparing(ServiceKeyDetails::createdAt);
            }
          }),
  A_LIST_IS_REMEMBERED(
      ServiceKeysContract::a_list_has_the_changes_of_every_node,
      shared ->
          new PlainServiceKeys(shared) {
            private List<ServiceKeyDetails> list = List.of();

            @Override
            public Addition add(ServiceKeyDetails details, ServiceKey key) {
              Addition addition = super.add(details, key);
              list = super.list();
              return addition;
            }

            @Override
            public List<ServiceKeyDetails> list() {
              list = list.isEmpty() ? super.list() : list;
              return list;
            }
          }),
  A_REVOKED_KEY_IS_REMEMBERED_WHERE_IT_WAS_REVOKED(
      ServiceKeysContract::a_revoked_key_is_refused_at_once_where_it_was_revoked,
      shared ->
          new RememberingServiceKeys(shared) {
            @Override
            void forget() {}
          }),
  A_SERVICE_IS_REMEMBERED_WHERE_ITS_KEY_WAS_REVOKED(
      ServiceKeysContract::a_revoked_key_is_refused_at_once_where_it_was_revoked,
      shared ->
          new RememberingServiceKeys(shared) {
            @Override
            void forget() {
              memory.keySet().removeIf(ServiceKey.class::isInstance);
            }
          }),
  A_MEMORY_IS_TOO_LONG(
      ServiceKeysContract::a_revoked_key_is_refused_everywhere_once_memories_have_expired,
      shared ->
          new RememberingServiceKeys(shared) {
            @Override
            boolean counts(Read known, Instant now) {
              return super.counts(known, now.minus(Samples.MICRO)) || super.counts(known, now);
            }
          }),
  EVERY_USE_LENGTHENS_THE_MEMORY(
      ServiceKeysContract::a_revoked_key_is_refused_everywhere_once_memories_have_expired,
      shared ->
          new RememberingServiceKeys(shared) {
            @Override
            void recalled(Object what, Instant now, Read known) {
              memory.put(what, new Read(known.service(), now));
            }
          }),
  A_CLOCK_THAT_IS_SET_BACK_LENGTHENS_THE_MEMORY(
      ServiceKeysContract::a_clock_that_is_set_back_lengthens_no_memory,
      shared ->
          new RememberingServiceKeys(shared) {
            @Override
            boolean counts(Read known, Instant now) {
              return now.isBefore(known.at()) || super.counts(known, now);
            }
          }),
  REVOKING_ONE_KEY_REVOKES_THE_OTHER(
      ServiceKeysContract::the_other_key_of_the_service_stays,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Optional<ServiceName> revoke(ServiceKeyId id) {
              Optional<ServiceName> revoked = super.revoke(id);
              revoked.ifPresent(
                  service -> shared.values().removeIf(kept -> kept.service().equals(service)));
              return revoked;
            }
          }),
  A_REVOKED_KEY_STILL_COUNTS(
      ServiceKeysContract::a_revoked_key_makes_room_for_another,
      shared ->
          new PlainServiceKeys(shared) {
            private final Set<ServiceName> full = ConcurrentHashMap.newKeySet();

            @Override
            public Addition add(ServiceKeyDetails details, ServiceKey key) {
              Addition addition =
                  full.contains(details.service()) ? Addition.TOO_MANY : super.add(details, key);
              if (keysOf(details.service()).count() >= MAX_PER_SERVICE) {
                full.add(details.service());
              }
              return addition;
            }
          }),
  ANY_KEY_CAN_BE_REVOKED_AGAIN(
      ServiceKeysContract::a_key_that_is_unknown_or_already_revoked_is_not_revoked,
      shared ->
          new PlainServiceKeys(shared) {
            private volatile Optional<ServiceName> last = Optional.empty();

            @Override
            public Optional<ServiceName> revoke(ServiceKeyId id) {
              last = super.revoke(id).or(() -> last);
              return last;
            }
          }),
  REVOKING_FINDS_THEN_REMOVES(
      ServiceKeysContract::of_32_callers_who_revoke_a_key_one_gets_its_service,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Optional<ServiceName> revoke(ServiceKeyId id) {
              Optional<ServiceName> found =
                  shared.values().stream()
                      .filter(kept -> kept.id().equals(id))
                      .findFirst()
                      .map(ServiceKeyDetails::service);
              roundTrip();
              super.revoke(id);
              return found;
            }
          }),
  A_USE_REMEMBERS_WHAT_WAS_REVOKED_MEANWHILE(
      ServiceKeysContract::a_use_that_races_with_the_revocation_brings_nothing_back,
      shared ->
          new RememberingServiceKeys(shared) {
            @Override
            void forget() {
              memory.clear();
            }

            @Override
            void afterReading() {
              roundTrip();
            }
          }),
  A_USE_WRITES_BACK_WHAT_WAS_REVOKED_MEANWHILE(
      ServiceKeysContract::a_use_that_races_with_the_revocation_brings_nothing_back,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Optional<ServiceName> serviceOf(ServiceKey key, Instant now) {
              ServiceKeyDetails found = shared.get(key);
              roundTrip();
              return Optional.ofNullable(found)
                  .map(kept -> {
                    shared.put(key, used(kept, LocalDate.EPOCH));
                    return kept.service();
                  });
            }
          }),
  MAKING_A_KEY_IS_A_USE(
      ServiceKeysContract::a_new_key_has_not_been_used,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Addition add(ServiceKeyDetails details, ServiceKey key) {
              return super.add(usedOn(LocalDate.EPOCH, details), key);
            }
          }),
  ASKING_FOR_A_SERVICE_IS_A_USE(
      ServiceKeysContract::a_new_key_has_not_been_used,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public boolean hasKey(ServiceName service, Instant now) {
              shared.replaceAll((_, kept) -> used(kept, LocalDate.EPOCH));
              return super.hasKey(service, now);
            }
          }),
  THE_DAY_IS_THAT_OF_ANOTHER_ZONE(
      ServiceKeysContract::the_day_of_the_last_use_is_kept_in_utc,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Optional<ServiceName> serviceOf(ServiceKey key, Instant now) {
              return super.serviceOf(key, now.plusSeconds(3600));
            }
          }),
  THE_FIRST_USE_IS_KEPT(
      ServiceKeysContract::the_first_use_of_a_new_day_counts_even_within_seconds_on_either_node,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            ServiceKeyDetails used(ServiceKeyDetails kept, LocalDate day) {
              return usedOn(kept.lastUsedOn().orElse(day), kept);
            }
          }),
  A_NEW_DAY_WAITS_FOR_THE_MEMORY(
      ServiceKeysContract::the_first_use_of_a_new_day_counts_even_within_seconds_on_either_node,
      shared ->
          new RememberingServiceKeys(shared) {
            @Override
            boolean counts(Read known, Instant now) {
              return !now.isBefore(known.at()) && now.isBefore(known.at().plus(MAX_AGE));
            }
          }),
  THE_LAST_CALLER_COUNTS(
      ServiceKeysContract::the_day_of_the_last_use_never_goes_back,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            ServiceKeyDetails used(ServiceKeyDetails kept, LocalDate day) {
              return usedOn(day, kept);
            }
          }),
  A_USE_IS_ONE_OF_ALL_KEYS_OF_THE_SERVICE(
      ServiceKeysContract::each_key_has_its_own_day_of_use,
      shared ->
          new PlainServiceKeys(shared) {
            @Override
            public Optional<ServiceName> serviceOf(ServiceKey key, Instant now) {
              Optional<ServiceName> service = super.serviceOf(key, now);
              shared.replaceAll((_, kept) ->
                  service.filter(kept.service()::equals).isPresent()
                      ? used(kept, LocalDate.EPOCH)
                      : kept);
              return service;
            }
          });

  private final Consumer<ServiceKeysContract> test;
  private final Function<Map<ServiceKey, ServiceKeyDetails>, ServiceKeys> node;

  WrongServiceKeys(
      Consumer<ServiceKeysContract> test,
      Function<Map<ServiceKey, ServiceKeyDetails>, ServiceKeys> node) {
    this.test = test;
    this.node = node;
  }

  /** Runs the test that notices, on two new nodes. */
  void test() {
    Map<ServiceKey, ServiceKeyDetails> shared = PlainServiceKeys.none();
    ServiceKeys first = node.apply(shared);
    test.accept(
        new ContractGivens.OfServiceKeys(first, Optional.of(node.apply(shared)), Optional.empty()));
  }

  /** A pause in which other callers come first, even on a busy machine. */
  private static void roundTrip() {
    LockSupport.parkNanos(20_000_000);
  }
}
