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
 * What every source of {@link PublicIds} promises: a session's public id is always the same and no
 * other's, and shows nothing of the {@code sid}.
 *
 * <p>It does not show here that a {@code sid} cannot be computed from it, which no test can show,
 * nor that two sources agree.
 */
public interface PublicIdsContract {

  /** The source to test; within one test the same. */
  PublicIds publicIds();

  @Test
  default void the_public_id_of_a_session_is_always_the_same() {
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
  default void a_public_id_is_readable_again() {
    PublicId id = publicIds().of(newSessionId());
    assertThat(PublicId.parse(id.value())).contains(id);
  }

  @Test
  default void a_public_id_has_no_part_of_the_session_id_in_it() {
    for (SessionId session : newSessionIds(100)) {
      String id = publicIds().of(session).value();
      assertThat(partsOf(session.value())).noneMatch(id::contains);
      assertThat(partsOf(new StringBuilder(session.value()).reverse().toString()))
          .noneMatch(id::contains);
    }
  }

  @Test
  default void session_ids_that_differ_in_one_character_have_unlike_public_ids() {
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

  /** All that is 6 characters long: two texts without a bond have one in common in 10⁸ or so. */
  private static Stream<String> partsOf(String text) {
    return IntStream.rangeClosed(0, text.length() - 6).mapToObj(at -> text.substring(at, at + 6));
  }
}
