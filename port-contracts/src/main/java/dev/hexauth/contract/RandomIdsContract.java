package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.service.ServiceKey;
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
 * What every {@link RandomIds} guarantees: no id, code or key is generated twice, for any number of
 * threads, and the id of a user or a letter is a UUID of version 7 that contains the millisecond
 * and sorts by it.
 *
 * <p>Not tested: that ids cannot be guessed, and that two sources never generate the same id. The
 * tests of the core need a predictable source, which guarantees neither. A source for production
 * has its own test of where its randomness comes from. There is no test of an outage, because a
 * source works in memory.
 */
public interface RandomIdsContract {

  /** The source to test; the same one within a test. */
  RandomIds ids();

  @Test
  default void a_user_id_is_a_uuid_of_version_7_as_rfc_9562_defines_it() {
    UserId id = ids().newUserId(NOW);
    assertThat(id.value().version()).isEqualTo(7);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(UserId.parse(id.toString())).contains(id);
  }

  @Test
  default void a_user_id_contains_the_millisecond_of_the_registration() {
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
  default void a_letter_id_is_a_uuid_of_version_7_with_the_millisecond_of_the_posting() {
    LetterId id = ids().newLetterId(NOW);
    assertThat(id.value().version()).isEqualTo(7);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  @Tag("ASVS-6.5.3")
  @Tag("ASVS-6.5.4")
  default void a_code_is_64_hexadecimal_digits_in_lower_case() {
    assertThat(ids().newCode().reveal()).matches("[0-9a-f]{64}");
  }

  @Test
  default void a_service_key_can_be_parsed_and_its_id_is_a_uuid_of_version_7() {
    ServiceKey key = ids().newServiceKey();
    assertThat(ServiceKey.parse(key.reveal())).contains(key);
    assertThat(ids().newServiceKeyId(NOW).value().version()).isEqualTo(7);
  }

  @Test
  default void an_event_id_is_a_uuid_of_version_7_with_the_millisecond_of_the_event() {
    EventId id = ids().newEventId(NOW);
    assertThat(id.value().version()).isEqualTo(7);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
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
  default void no_id_is_generated_twice_even_by_many_threads_at_once() {
    RandomIds ids = ids();
    assertDistinct(_ -> ids.newUserId(NOW));
    assertDistinct(_ -> ids.newSessionId());
    assertDistinct(_ -> ids.newTokenId());
    assertDistinct(_ -> ids.newLetterId(NOW));
    assertDistinct(_ -> ids.newCode());
    assertDistinct(_ -> ids.newServiceKeyId(NOW));
    assertDistinct(_ -> ids.newEventId(NOW));
    assertDistinct(_ -> ids.newServiceKey());
  }

  @Test
  default void a_session_id_can_be_parsed() {
    SessionId id = ids().newSessionId();
    assertThat(SessionId.parse(id.toString())).contains(id);
  }

  @Test
  default void a_token_id_is_22_characters_of_base64url() {
    assertThat(ids().newTokenId().value()).matches("[A-Za-z0-9_-]{22}");
  }

  private static void assertDistinct(Function<Integer, Object> source) {
    List<List<Object>> drawn =
        Race.of(32).run(_ -> Stream.iterate(0, i -> i + 1).limit(200).map(source).toList());
    assertThat(drawn.stream().flatMap(List::stream).distinct()).hasSize(32 * 200);
  }
}
