package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every source of {@link RandomIds} promises: no id comes twice from it, for any number of
 * threads, and a user's id is a UUID of version 7 that tells the millisecond and sorts by it.
 *
 * <p>It does not show here that an id cannot be guessed, nor that two sources never make the same:
 * no test can show the first, and a source without chance, which tests of the core need, has
 * neither. An adapter for production tests where its randomness comes from.
 */
public interface RandomIdsContract {

  /** The source to test; within one test the same. */
  RandomIds ids();

  @Test
  default void a_user_id_is_a_uuid_of_version_7_as_rfc_9562_lays_it_out() {
    UserId id = ids().newUserId(NOW);
    assertThat(id.value().version()).isEqualTo(7);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(UserId.parse(id.toString())).contains(id);
  }

  @Test
  default void a_user_id_tells_the_millisecond_of_the_registration() {
    for (String at :
        List.of(
            "1970-01-01T00:00:00Z",
            "2026-01-02T03:04:05.678999Z",
            "2100-01-01T00:00:00.123456Z",
            "9999-12-31T23:59:59.999Z")) {
      Instant now = Instant.parse(at);
      long high = ids().newUserId(now).value().getMostSignificantBits();
      assertThat(high >>> 16).isEqualTo(now.toEpochMilli());
    }
  }

  @Test
  default void user_ids_sort_by_the_millisecond_of_the_registration() {
    List<String> ids =
        IntStream.range(0, 100)
            .mapToObj(i -> ids().newUserId(NOW.plusMillis(i)).toString())
            .toList();
    assertThat(ids).isSorted();
  }

  @Test
  @Tag("ASVS-7.2.3")
  default void no_id_comes_twice_even_when_many_ask_at_once() {
    RandomIds ids = ids();
    assertDistinct(_ -> ids.newUserId(NOW));
    assertDistinct(_ -> ids.newSessionId());
    assertDistinct(_ -> ids.newTokenId());
  }

  @Test
  default void a_session_id_is_readable_again() {
    SessionId id = ids().newSessionId();
    assertThat(SessionId.parse(id.toString())).contains(id);
  }

  @Test
  default void a_token_id_can_stand_in_a_token_as_it_is() {
    assertThat(ids().newTokenId().value()).matches("[A-Za-z0-9_-]{22}");
  }

  private static void assertDistinct(Function<Integer, Object> source) {
    List<List<Object>> drawn =
        Race.of(32).run(_ -> Stream.iterate(0, i -> i + 1).limit(200).map(source).toList());
    assertThat(drawn.stream().flatMap(List::stream).distinct()).hasSize(32 * 200);
  }
}
