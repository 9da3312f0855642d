package dev.hexauth.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link MailTransport} guarantees: a letter is handed over once and is known by its
 * Message-ID; whatever a server does has an outcome, in bounded time; no sender waits for another.
 *
 * <p>Not tested: what letters say, which is the adapter's.
 */
public interface MailTransportContract {

  /** What the server does. */
  sealed interface Server {

    /** It takes letters. */
    record Proper() implements Server {}

    /** It refuses each with this reply. */
    record Refusing(int reply) implements Server {}

    /** Nothing listens. */
    record Absent() implements Server {}

    /** It takes the connection and says nothing. */
    record Silent() implements Server {}
  }

  /** A transport to the server, which takes letters until {@link #let} says otherwise. */
  MailTransport transport();

  /** Makes the server do this from now on. */
  void let(Server server);

  /** The letters that the server has, by their Message-IDs, a copy being one more. */
  List<LetterId> arrived();

  @Test
  default void every_kind_of_letter_is_handed_over_once_in_every_language() {
    List<LetterId> sent = new ArrayList<>();
    for (Language language : Language.values()) {
      for (LetterKind kind : LetterKind.values()) {
        Letter letter = letter(kind, language, 1);
        assertThat(send(letter)).isEqualTo(new Posting.Sent());
        sent.add(letter.id());
      }
    }
    assertThat(arrived()).containsExactlyElementsOf(sent);
  }

  @Test
  default void two_attempts_have_the_same_message_id() {
    Letter first = letter(LetterKind.RESET_PASSWORD, Language.ENGLISH, 1);
    Letter second = new Letter(first.id(), first.kind(), first.to(), first.occasion(), 2);
    assertThat(send(first)).isEqualTo(new Posting.Sent());
    assertThat(send(second)).isEqualTo(new Posting.Sent());
    assertThat(arrived()).containsExactly(first.id(), first.id());
  }

  @Test
  default void a_refusal_is_an_outcome_with_the_servers_reply() {
    for (int reply : new int[] {421, 450, 451, 550, 554}) {
      let(new Server.Refusing(reply));
      assertThat(send(aLetter())).isEqualTo(new Posting.Refused(reply));
    }
    assertThat(arrived()).isEmpty();
  }

  @Test
  default void an_absent_server_is_an_outcome() {
    let(new Server.Absent());
    assertThat(send(aLetter())).isEqualTo(new Posting.Unreachable());
  }

  @Test
  @Timeout(value = 60, unit = SECONDS)
  default void a_silent_server_is_an_outcome_in_bounded_time() {
    let(new Server.Silent());
    assertThat(send(aLetter())).isEqualTo(new Posting.Unreachable());
  }

  @Test
  default void letters_go_through_after_an_outage() {
    let(new Server.Absent());
    Letter letter = aLetter();
    send(letter);
    let(new Server.Proper());
    assertThat(send(letter)).isEqualTo(new Posting.Sent());
    assertThat(arrived()).containsExactly(letter.id());
  }

  @Test
  default void many_threads_send_at_once() {
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      letters.add(aLetter());
    }
    List<Posting> outcomes = Race.of(letters.size()).run(i -> send(letters.get(i)));
    assertThat(outcomes).hasSize(letters.size()).containsOnly(new Posting.Sent());
    assertThat(arrived())
        .containsExactlyInAnyOrderElementsOf(letters.stream().map(Letter::id).toList());
  }

  private Posting send(Letter letter) {
    return transport()
        .send(
            letter, letter.kind().purpose().map(_ -> new EmailCode("0123456789abcdef".repeat(4))));
  }

  private static Letter aLetter() {
    return letter(LetterKind.VERIFY_ADDRESS, Language.ENGLISH, 1);
  }

  private static Letter letter(LetterKind kind, Language language, int attempt) {
    return new Letter(
        new LetterId(UUID.randomUUID()),
        kind,
        new Recipient(
            Samples.newUserId(), new UserName("Ada Lovelace"), Samples.newEmail(), language),
        new Occasion(Samples.NOW, Optional.of(new Client("curl/8.5.0", "192.0.2.1"))),
        attempt);
  }
}
