package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PublicIds} guarantees: a session's public id is the same each time, different
 * for every session, and reveals nothing about the {@code sid}.
 *
 * <p>Not tested: that a {@code sid} cannot be computed from it, which no test can show, and that
 * two sources agree. There is no test of an outage, because a source works in memory.
 */
public interface PublicIdsContract {

  /** The source to test; the same one within a test. */
  PublicIds publicIds();

  @Test
  default void the_public_id_of_a_session_is_the_same_each_time() {
    SessionId session = newSessionId();
    PublicId id = publicIds().of(session);
    assertThat(publicIds().of(new SessionId(session.value()))).isEqualTo(id);
    assertThat(Race.of(16).run(_ -> publicIds().of(session))).containsOnly(id);
  }

  @Test
  default void no_two_sessions_have_the_same_public_id() {
    List<SessionId> sessions = newSessionIds(5000);
    assertThat(sessions.stream().map(publicIds()::of).distinct()).hasSize(5000);
  }

  @Test
  default void a_public_id_can_be_parsed() {
    PublicId id = publicIds().of(newSessionId());
    assertThat(PublicId.parse(id.value())).contains(id);
  }

  @Test
  default void a_public_id_contains_no_part_of_the_session_id() {
    for (SessionId session : newSessionIds(100)) {
      String id = publicIds().of(session).value();
      assertThat(partsOf(session.value())).noneMatch(id::contains);
      assertThat(partsOf(new StringBuilder(session.value()).reverse().toString()))
          .noneMatch(id::contains);
    }
  }

  @Test
  default void similar_session_ids_have_public_ids_that_are_not_similar() {
    String session = newSessionId().value();
    String id = publicIds().of(new SessionId(session)).value();
    for (int at = 0; at < session.length() - 1; at++) {
      char other = session.charAt(at) == 'A' ? 'B' : 'A';
      String similar = session.substring(0, at) + other + session.substring(at + 1);
      String otherId = publicIds().of(new SessionId(similar)).value();
      assertThat(IntStream.range(0, id.length()).filter(i -> id.charAt(i) == otherId.charAt(i)))
          .as("%s and %s", id, otherId)
          .hasSizeLessThan(9);
    }
  }

  private static SessionId newSessionId() {
    return Samples.newRef(Samples.newUserId()).id();
  }

  private static List<SessionId> newSessionIds(int count) {
    return Stream.generate(PublicIdsContract::newSessionId).limit(count).toList();
  }

  /** All parts of 6 characters: two random texts share one with a probability of about 10⁻⁸. */
  private static Stream<String> partsOf(String text) {
    return IntStream.rangeClosed(0, text.length() - 6).mapToObj(at -> text.substring(at, at + 6));
  }
}
