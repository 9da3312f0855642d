package dev.hexauth.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hexauth.contract.MailTransportContract;
import dev.hexauth.devservices.mail.MailServer;
import dev.hexauth.devservices.mail.ReceivedMail;
import dev.hexauth.devservices.mail.SmtpAct;
import dev.hexauth.devservices.mail.SmtpBehaviour;
import dev.hexauth.devservices.mail.SmtpStage;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.user.Language;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

final class SmtpMailTransportTest implements MailTransportContract {

  private final MailServer server = MailServer.start();
  private final MailTransport transport =
      Given.transport(Given.settings(server.host(), server.port(), MailTls.STARTTLS));
  private final MailTransport impatient =
      Given.transport(Given.impatient(server.host(), server.port()));
  private boolean silent;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void stop() {
    logger().detachAppender(log);
    server.close();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Troubles.class);
  }

  @Override
  public MailTransport transport() {
    return silent ? impatient : transport;
  }

  @Override
  public void let(Server does) {
    server.restart();
    silent = does instanceof Server.Silent;
    switch (does) {
      case Server.Proper() -> server.behave(SmtpBehaviour.PROPER);
      case Server.Refusing(int reply) -> behave(SmtpStage.RECIPIENT, new SmtpAct.Reply(reply));
      case Server.Absent() -> server.stop();
      case Server.Silent() -> behave(SmtpStage.GREETING, new SmtpAct.Hang());
    }
  }

  @Override
  public List<LetterId> arrived() {
    return server.mailbox().all().stream()
        .map(ReceivedMail::messageId)
        .map(id -> id.substring(1, id.indexOf('@')))
        .map(id -> new LetterId(UUID.fromString(id)))
        .toList();
  }

  @Test
  void a_refusal_at_any_stage_is_an_outcome_with_its_reply() {
    for (SmtpStage stage :
        List.of(
            SmtpStage.GREETING,
            SmtpStage.HELLO,
            SmtpStage.SENDER,
            SmtpStage.RECIPIENT,
            SmtpStage.DATA,
            SmtpStage.CONTENT)) {
      behave(stage, new SmtpAct.Reply(451));
      assertThat(send(transport)).as("%s", stage).isEqualTo(new Posting.Refused(451));
    }
  }

  @Test
  @Timeout(60)
  void a_hang_or_a_drop_at_any_stage_leaves_the_letter_unsent() {
    for (SmtpStage stage :
        List.of(
            SmtpStage.GREETING,
            SmtpStage.HELLO,
            SmtpStage.SENDER,
            SmtpStage.RECIPIENT,
            SmtpStage.DATA,
            SmtpStage.CONTENT)) {
      for (SmtpAct act : List.of(new SmtpAct.Hang(), new SmtpAct.Drop())) {
        behave(stage, act);
        assertThat(send(impatient)).as("%s %s", act, stage).isEqualTo(new Posting.Unreachable());
      }
    }
    assertThat(server.mailbox().all()).isEmpty();
  }

  @Test
  @Timeout(60)
  void a_server_that_drips_a_byte_now_and_then_holds_no_attempt() throws InterruptedException {
    behave(SmtpStage.SENDER, new SmtpAct.Drip(Duration.ofMillis(20)));
    assertThat(send(impatient)).isEqualTo(new Posting.Unreachable());
    while (server.openConnections() > 0) {
      Thread.sleep(5);
    }
  }

  @Test
  @Timeout(60)
  void a_letter_that_the_server_has_is_sent_however_the_connection_ends() {
    for (SmtpAct act : List.of(new SmtpAct.Hang(), new SmtpAct.Drop(), new SmtpAct.Reply(421))) {
      behave(SmtpStage.QUIT, act);
      assertThat(send(transport)).as("%s", act).isEqualTo(new Posting.Sent());
    }
    assertThat(server.mailbox().all()).hasSize(3);
  }

  @Test
  void hexauth_logs_in_if_it_has_a_login() {
    server.requireLogin("hexauth", "pässwörd");
    assertThat(send(loggingIn("hexauth", "pässwörd"))).isEqualTo(new Posting.Sent());
    assertThat(server.mailbox().all().getFirst().envelope().user()).contains("hexauth");
    assertThat(server.mailbox().all().getFirst().envelope().sender())
        .isEqualTo("no-reply@example.org");
  }

  @Test
  void a_refused_login_is_logged_once_with_what_to_do() {
    server.requireLogin("hexauth", "another");
    MailTransport wrong = loggingIn("hexauth", "pässwörd");
    for (int i = 0; i < 3; i++) {
      assertThat(send(wrong)).isEqualTo(new Posting.Refused(535));
    }
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("refuses the login", "EMAIL_USER", "reply 535")
        .doesNotContain("pässwörd");
  }

  @Test
  void no_line_of_the_log_has_an_address_or_a_code() {
    for (SmtpStage stage : SmtpStage.values()) {
      behave(stage, new SmtpAct.Reply(550));
      send(transport);
      behave(stage, new SmtpAct.Drop());
      send(transport);
    }
    assertThat(lines()).isNotEmpty();
    assertThat(String.join("\n", lines())).doesNotContain("@").doesNotContain(Given.CODE.reveal());
  }

  /** Reaches the loopback interface, and is not known to. */
  private static final String ELSEWHERE = "0.0.0.0";

  @Test
  void another_machine_must_offer_encryption() {
    assertThat(send(Given.transport(Given.settings(ELSEWHERE, server.port(), MailTls.STARTTLS))))
        .isEqualTo(new Posting.Unreachable());
    assertThat(server.mailbox().all()).isEmpty();
    assertThat(lines()).singleElement().asString().contains("no encryption that can be trusted");
  }

  @Test
  void another_machines_certificate_must_be_trusted() {
    for (MailTls tls : List.of(MailTls.STARTTLS, MailTls.TLS)) {
      try (MailServer encrypted = Certificates.serverOf(tls)) {
        assertThat(send(Given.transport(Given.settings(ELSEWHERE, encrypted.port(), tls))))
            .as("%s", tls)
            .isEqualTo(new Posting.Unreachable());
        assertThat(encrypted.mailbox().all()).isEmpty();
        assertThat(send(Given.transport(Given.settings("127.0.0.1", encrypted.port(), tls))))
            .as("%s on loopback", tls)
            .isEqualTo(new Posting.Sent());
        assertThat(encrypted.mailbox().all().getFirst().envelope().encrypted()).isTrue();
      }
    }
    assertThat(lines()).hasSize(2).allMatch(line -> line.contains("encryption"));
  }

  private MailTransport loggingIn(String user, String password) {
    return Given.transport(Given.loggingIn(server.host(), server.port(), user, password));
  }

  private void behave(SmtpStage stage, SmtpAct act) {
    server.behave(SmtpBehaviour.always(stage, act));
  }

  private static Posting send(MailTransport by) {
    Letter letter = Given.letter(LetterKind.RESET_PASSWORD, Language.ENGLISH);
    return by.send(letter, Given.codeOf(letter));
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
