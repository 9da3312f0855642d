package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.mail.Code;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.MailTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the letters that it is to send, and answers as it is told to. */
@Mutable({"answer", "sent"})
public final class RecordedLetters implements MailTransport {

  private final List<Sent> sent = new ArrayList<>();
  private Posting answer = new Posting.Sent();

  RecordedLetters() {}

  /** A letter as it was sent, with its code. */
  public record Sent(Letter letter, Optional<Code> code) {}

  @Override
  public synchronized Posting send(Letter letter, Optional<Code> code) {
    if (answer instanceof Posting.Sent) {
      sent.add(new Sent(letter, code));
    }
    return answer;
  }

  synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  synchronized void answerWith(Posting posting) {
    answer = posting;
  }
}
