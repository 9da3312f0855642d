package dev.hexauth.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.SessionPolicy;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What repeats promise, in 10,000 random histories of one session: of its owner, who has tabs,
 * loses responses and asks again after any delay, and of a thief, who copies the owner's refresh
 * token at any time and then refreshes and uses access tokens on their own.
 *
 * <p>The owner's requests are decided in the order in which they are sent, and the responses arrive
 * in that order or never. A token is <em>seen</em> when hexauth grants a request with it.
 *
 * <ol>
 *   <li>Unless a stolen token has been used to refresh, every refresh of the owner before their
 *       token expires gives them tokens.
 *   <li>Once an access token of a generation has been seen, and the repeat window has passed since
 *       the newest generation was issued, a refresh with a token of an older generation ends the
 *       session for both.
 * </ol>
 *
 * <p>So when the owner and a thief hold one refresh token, and one of them has refreshed and used
 * the access token that came of it, the next refresh of the other finds the theft: the owner's next
 * refresh if the thief went first, the thief's if the owner did. The converse is the limit of the
 * rule: a thief who always refreshes before the owner, and never shows hexauth an access token
 * until the owner has got the same generation, shares the session until it expires.
 */
final class LostResponsesTest {

  /** The repeat window. After it, a theft is found once a generation is confirmed. */
  static final Duration WINDOW = SessionPolicy.DEFAULT.repeatWindow();

  private static final int HISTORIES = 10_000;

  @Test
  @Tag("RFC9700-4.14.2-reuse")
  void no_honest_owner_is_logged_out_and_a_thief_is_found() {
    Tally tally = play(SessionPolicy.DEFAULT, store -> store);
    assertThat(tally.lateRepeats).as("repeats after the window").isGreaterThan(HISTORIES / 10);
    assertThat(tally.found).as("thefts found").isGreaterThan(HISTORIES / 10);
    assertThat(tally.honest).as("histories without a theft").isGreaterThan(HISTORIES / 10);
  }

  @Test
  void the_window_alone_logs_honest_owners_out() {
    SessionPolicy standard = SessionPolicy.DEFAULT;
    SessionPolicy windowAlone =
        new SessionPolicy(
            standard.accessLifetime(),
            standard.refreshLifetime(),
            standard.sessionLifetime(),
            standard.repeatWindow(),
            false,
            standard.maxSessionsPerUser());
    assertThatThrownBy(() -> play(windowAlone, store -> store))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the owner was logged out");
  }

  @ParameterizedTest
  @EnumSource
  void a_store_that_repeats_wrongly_breaks_a_promise(WrongRepeats mutant) {
    assertThatThrownBy(() -> play(SessionPolicy.DEFAULT, mutant::of))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(mutant.broken());
  }

  private static Tally play(SessionPolicy policy, Function<SessionStore, SessionStore> store) {
    Tally tally = new Tally();
    for (int seed = 0; seed < HISTORIES; seed++) {
      new StolenSession(seed, policy, store, tally).play();
    }
    return tally;
  }

  /** What happened in all histories together. */
  static final class Tally {
    int lateRepeats;
    int found;
    int honest;
  }
}
