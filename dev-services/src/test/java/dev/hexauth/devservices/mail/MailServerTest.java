package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailServerTest {

  private static final String MAIL =
      """
      From: hexauth <hexauth@example.com>
      Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
      Message-ID: <1@example.com>
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=UTF-8

      .text
      --b
      Content-Type: text/html; charset=UTF-8

      <p>html
      --b--
      """
          .replace("\n", "\r\n");

  private final MailServer server = MailServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_mail_is_kept_as_it_was_sent() throws IOException {
    assertThat(SmtpClient.post(server, "ada@example.com", MAIL)).startsWith("250 ");

    ReceivedMail mail = server.mailbox().next("Ada@Example.com");
    assertThat(mail.source()).isEqualTo(MAIL + "\r\n");
    assertThat(mail.subject()).isEqualTo("Grüße");
    assertThat(mail.messageId()).isEqualTo("<1@example.com>");
    assertThat(mail.text().strip()).isEqualTo(".text");
    assertThat(mail.html().strip()).isEqualTo("<p>html");
    assertThat(mail.defects()).isEmpty();
    assertThat(mail.envelope())
        .isEqualTo(
            new SmtpEnvelope(
                "hexauth@example.com", List.of("ada@example.com"), Optional.empty(), false));
  }

  @Test
  void each_mail_to_an_address_is_returned_once_in_its_order() throws IOException {
    SmtpClient.post(server, "ada@example.com", "Subject: 1\r\n\r\n");
    SmtpClient.post(server, "grace@example.com", "Subject: 2\r\n\r\n");
    SmtpClient.post(server, "ada@example.com", "Subject: 3\r\n\r\n");

    assertThat(server.mailbox().next("ada@example.com").subject()).isEqualTo("1");
    assertThat(server.mailbox().next("ada@example.com").subject()).isEqualTo("3");
    assertThat(server.mailbox().await("ada@example.com", 2)).hasSize(2);
    assertThat(server.mailbox().all())
        .extracting(ReceivedMail::subject)
        .containsExactly("1", "2", "3");
  }

  @Test
  void commands_in_one_packet_are_answered_in_their_order() throws IOException {
    try (SmtpClient client = new SmtpClient(server)) {
      assertThat(client.reply()).startsWith("220 ");
      client.send(
          String.join(
              "\r\n",
              "EHLO test",
              "MAIL FROM:<>",
              "RCPT TO:<ada@example.com>",
              "DATA",
              "Subject: piped",
              "",
              ".",
              "QUIT",
              ""));
      for (String code : List.of("250 ", "250 ", "250 ", "354 ", "250 ", "221 ", "")) {
        assertThat(client.reply()).startsWith(code);
      }
    }
    assertThat(server.mailbox().next("ada@example.com").subject()).isEqualTo("piped");
  }

  @Test
  void commands_out_of_order_are_refused() throws IOException {
    try (SmtpClient client = new SmtpClient(server)) {
      assertThat(client.reply()).startsWith("220 ");
      assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("503 ");
      assertThat(client.say("EHLO test")).startsWith("250 ");
      assertThat(client.say("RCPT TO:<a@example.com>")).startsWith("503 ");
      assertThat(client.say("DATA")).startsWith("503 ");
      assertThat(client.say("MAIL FROM:a@example.com")).startsWith("501 ");
      assertThat(client.say("MAIL FROM:<a@example.com> SIZE=9999999")).startsWith("552 ");
      assertThat(client.say("MAIL FROM:<a@example.com> SIZE=99")).startsWith("250 ");
      assertThat(client.say("RCPT TO:<>")).startsWith("501 ");
      assertThat(client.say("RSET")).startsWith("250 ");
      assertThat(client.say("RCPT TO:<a@example.com>")).startsWith("503 ");
      assertThat(client.say("NOOP")).startsWith("250 ");
      assertThat(client.say("EXPN all")).startsWith("500 ");
    }
  }

  @Test
  void what_is_too_long_or_too_often_wrong_is_refused() throws IOException {
    String mail = "Subject: x\r\n\r\n" + ("x".repeat(99) + "\r\n").repeat(12_000);
    assertThat(SmtpClient.post(server, "ada@example.com", mail)).startsWith("552 ");
    assertThat(SmtpClient.post(server, "ada@example.com", "x".repeat(1001))).startsWith("500 ");
    try (SmtpClient client = new SmtpClient(server)) {
      assertThat(client.reply()).startsWith("220 ");
      assertThat(client.say("x".repeat(5000))).startsWith("500 ");
      for (int i = 2; i <= 20; i++) {
        assertThat(client.say("wrong")).startsWith("500 ");
      }
      assertThat(client.say("wrong")).startsWith("421 ");
      assertThat(client.reply()).isEmpty();
    }
    assertThat(server.mailbox().all()).isEmpty();
  }

  @Test
  void only_a_whole_line_end_ends_a_line() throws IOException {
    String smuggled = "Subject: x\r\n\r\nbefore\n.\nRSET\n\r.\rafter";
    assertThat(SmtpClient.post(server, "ada@example.com", smuggled)).startsWith("250 ");
    assertThat(server.mailbox().next("ada@example.com").source()).isEqualTo(smuggled + "\r\n");
  }

  @Test
  void the_login_is_checked_if_one_is_required() throws IOException {
    server.requireLogin("hexauth", "secret");
    try (SmtpClient client = new SmtpClient(server)) {
      assertThat(client.reply()).startsWith("220 ");
      assertThat(client.say("EHLO test")).startsWith("250 ");
      assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("530 ");
      assertThat(client.say("AUTH PLAIN " + base64("\0hexauth\0wrong"))).startsWith("535 ");
      assertThat(client.say("AUTH PLAIN ?")).startsWith("501 ");
      assertThat(client.say("AUTH LOGIN")).startsWith("334 ");
      assertThat(client.say(base64("hexauth"))).startsWith("334 ");
      assertThat(client.say(base64("secret"))).startsWith("235 ");
      assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("250 ");
    }
  }

  @Test
  void a_stopped_server_refuses_connections_until_it_runs_again() throws IOException {
    try (SmtpClient client = new SmtpClient(server)) {
      assertThat(client.reply()).startsWith("220 ");
      server.stop();
      assertThat(client.reply()).isEmpty();
    }
    assertThatThrownBy(() -> new SmtpClient(server)).isInstanceOf(ConnectException.class);

    server.restart();
    assertThat(SmtpClient.post(server, "ada@example.com", MAIL)).startsWith("250 ");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
