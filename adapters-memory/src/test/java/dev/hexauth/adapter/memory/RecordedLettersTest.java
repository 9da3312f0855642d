package dev.hexauth.adapter.memory;

import dev.hexauth.contract.MailTransportContract;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.MailTransport;
import java.util.List;

final class RecordedLettersTest implements MailTransportContract {

  private final RecordedLetters letters = new RecordedLetters();

  @Override
  public MailTransport transport() {
    return letters;
  }

  @Override
  public void let(Server server) {
    letters.answerWith(
        switch (server) {
          case Server.Proper() -> new Posting.Sent();
          case Server.Refusing(int reply) -> new Posting.Refused(reply);
          case Server.Absent(), Server.Silent() -> new Posting.Unreachable();
        });
  }

  @Override
  public List<LetterId> arrived() {
    return letters.sent().stream().map(sent -> sent.letter().id()).toList();
  }
}
