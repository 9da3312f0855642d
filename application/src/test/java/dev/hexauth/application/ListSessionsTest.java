package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.application.ListSessions.Entry;
import dev.hexauth.application.ListSessions.Result.Listed;
import dev.hexauth.application.Login.Result.LoggedIn;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListSessionsTest {

  private final Hexagon hexagon = new Hexagon();

  ListSessionsTest() {
    hexagon.register();
  }

  @Test
  void a_user_sees_their_sessions_with_the_last_used_first_and_the_current_one_marked() {
    LoggedIn first = hexagon.login();
    hexagon.clock.pass(Duration.ofSeconds(1));
    LoggedIn second = hexagon.login();

    assertThat(listed(first.tokens().access().token()))
        .containsExactly(entry(second, 1, false), entry(first, 0, true));
    assertThat(listed(second.tokens().access().token()))
        .containsExactly(entry(second, 1, true), entry(first, 0, false));
  }

  @Test
  void a_refresh_counts_as_a_use() {
    LoggedIn first = hexagon.login();
    hexagon.clock.pass(Duration.ofSeconds(1));
    LoggedIn second = hexagon.login();
    hexagon.clock.pass(Duration.ofSeconds(1));
    hexagon.refreshed(first.tokens().refresh().token());

    List<Entry> entries = listed(second.tokens().access().token());

    assertThat(entries.stream().map(Entry::current)).containsExactly(false, true);
    Session used = entries.getFirst().session();
    assertThat(used.ref()).isEqualTo(hexagon.sessionOf(first));
    assertThat(used.generation()).isEqualTo(new Generation(1));
    assertThat(used.createdAt()).isEqualTo(START);
    assertThat(used.lastUsedAt()).isEqualTo(START.plusSeconds(2));
  }

  @Test
  void a_session_has_the_same_public_id_each_time_which_is_not_its_sid() {
    LoggedIn login = hexagon.login();
    Entry before = listed(login.tokens().access().token()).getFirst();
    hexagon.clock.pass(Duration.ofSeconds(1));
    hexagon.refreshed(login.tokens().refresh().token());
    Entry after = listed(login.tokens().access().token()).getFirst();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.id().value()).isNotEqualTo(after.session().ref().id().value());
  }

  @Test
  void sessions_that_have_ended_or_expired_are_not_shown() {
    hexagon.login();
    hexagon.clock.pass(Duration.ofMinutes(30));
    LoggedIn ended = hexagon.login();
    LoggedIn current = hexagon.login();
    hexagon.logout(ended.tokens().access().token());
    hexagon.clock.pass(Duration.ofMinutes(30));
    Token access = hexagon.refreshed(current.tokens().refresh().token()).tokens().access().token();
    assertThat(listed(access).stream().map(Entry::session).map(Session::ref))
        .containsExactly(hexagon.sessionOf(current));
  }

  @Test
  void no_user_sees_the_sessions_of_another() {
    SessionRef own = hexagon.sessionOf(hexagon.login());
    LoggedIn admin = hexagon.admin();
    assertThat(
            listed(admin.tokens().access().token()).stream().map(Entry::session).map(Session::ref))
        .containsExactly(hexagon.sessionOf(admin))
        .doesNotContain(own);
  }

  @Test
  void a_list_is_not_an_event_and_does_not_count_as_a_use() {
    LoggedIn login = hexagon.login();
    hexagon.newEvents();
    hexagon.clock.pass(Duration.ofSeconds(1));
    List<Entry> entries = listed(login.tokens().access().token());
    assertThat(listed(login.tokens().access().token())).isEqualTo(entries);
    assertThat(entries.getFirst().session().lastUsedAt()).isEqualTo(START);
    assertThat(hexagon.newEvents()).isEmpty();
  }

  @Test
  void a_list_is_a_copy() {
    Entry entry = listed(hexagon.login().tokens().access().token()).getFirst();
    List<Entry> entries = new ArrayList<>(List.of(entry));
    Listed listed = new Listed(entries);
    entries.clear();
    assertThat(listed.sessions()).containsExactly(entry);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> listed.sessions().clear());
  }

  @Test
  void it_works_while_the_user_store_is_down() {
    Token access = hexagon.login().tokens().access().token();
    UseCases useCases = hexagon.on(new UnavailableUsers(), hexagon.memory.sessions());
    assertThat(useCases.listSessions().list(new ListSessions.Command(List.of(access), CLIENT)))
        .isInstanceOf(Listed.class);
  }

  private List<Entry> listed(Token accessToken) {
    ListSessions.Result result = hexagon.list(accessToken);
    assertThat(result).isInstanceOf(Listed.class);
    return ((Listed) result).sessions();
  }

  /** The entry of a session that was opened so many seconds after the start. */
  private Entry entry(LoggedIn login, int seconds, boolean current) {
    SessionRef ref = hexagon.sessionOf(login);
    Session session = Session.open(ref, CLIENT, START.plusSeconds(seconds), hexagon.policy);
    return new Entry(hexagon.publicIdOf(ref), session, current);
  }
}
