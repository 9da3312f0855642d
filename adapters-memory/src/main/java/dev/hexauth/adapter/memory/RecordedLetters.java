package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.MailTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the letters that it is to send, and answers as it is told to. */
@Mutable({"answer", "sent"})
final class RecordedLetters implements MailTransport {

  private final List<SentLetter> sent = new ArrayList<>();
  private Posting answer = new Posting.Sent();

  RecordedLetters() {}

  @Override
  public synchronized Posting send(Letter letter, Optional<EmailCode> code) {
    if (answer instanceof Posting.Sent) {
      sent.add(new SentLetter(letter, code));
    }
    return answer;
  }

  synchronized List<SentLetter> sent() {
    return List.copyOf(sent);
  }

  synchronized void answerWith(Posting posting) {
    answer = posting;
  }
}
