package dev.hexauth.devservices.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpBehaviourTest {

  private static final String MAIL = "Subject: x\r\n\r\n";

  private final MailServer server = MailServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"GREETING", "HELLO", "SENDER", "RECIPIENT", "DATA", "CONTENT"})
  void a_stage_can_be_refused_or_dropped(SmtpStage stage) throws IOException {
    server.behave(SmtpBehaviour.always(stage, new SmtpAct.Reply(451)));
    assertThat(SmtpClient.post(server, "ada@example.com", MAIL)).startsWith("451 ");
    server.behave(SmtpBehaviour.always(stage, new SmtpAct.Drop()));
    assertThat(SmtpClient.post(server, "ada@example.com", MAIL)).isEmpty();
    server.behave(SmtpBehaviour.always(stage, new SmtpAct.Late(Duration.ofMillis(1))));
    assertThat(server.mailbox().all()).isEmpty();
    assertThat(SmtpClient.post(server, "ada@example.com", MAIL)).startsWith("250 ");
    assertThat(server.mailbox().all()).hasSize(1);
  }

  @Test
  void a_mail_can_be_kept_without_an_answer() throws IOException {
    server.behave(SmtpBehaviour.always(SmtpStage.CONTENT, new SmtpAct.KeepAndDrop()));
    assertThat(SmtpClient.post(server, "ada@example.com", MAIL)).isEmpty();
    assertThat(server.mailbox().all()).hasSize(1);
  }

  @Test
  void a_hanging_server_says_nothing_until_the_client_leaves() throws IOException {
    server.behave(SmtpBehaviour.forOne("bob@example.com", SmtpStage.RECIPIENT, new SmtpAct.Hang()));
    try (SmtpClient hung = new SmtpClient(server)) {
      assertThat(hung.reply()).startsWith("220 ");
      assertThat(hung.say("EHLO test")).startsWith("250 ");
      assertThat(hung.say("MAIL FROM:<>")).startsWith("250 ");
      hung.send("RCPT TO:<bob@example.com>\r\nNOOP\r\n");
      assertThat(SmtpClient.post(server, "ada@example.com", MAIL)).startsWith("250 ");
      assertThat(server.openConnections()).isPositive();
      server.stop();
      assertThat(hung.reply()).isEmpty();
    }
  }

  @Test
  void a_dripping_reply_has_no_end() throws IOException {
    server.behave(SmtpBehaviour.always(SmtpStage.GREETING, new SmtpAct.Drip(Duration.ofMillis(1))));
    try (SmtpClient client = new SmtpClient(server)) {
      assertThat(client.line()).startsWith("450-");
      assertThat(client.line()).startsWith("450-");
    }
  }

  @Test
  void chance_chooses_every_act_and_leaves_the_rest_alone() {
    SmtpBehaviour chance = SmtpBehaviour.random(RandomGenerator.of("L64X128MixRandom"), 0.5);
    List<String> acts =
        Stream.generate(() -> chance.at(SmtpStage.DATA, List.of()).toString())
            .limit(2000)
            .distinct()
            .toList();
    assertThat(acts).hasSize(8);
  }
}
