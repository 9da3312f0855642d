package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailPageTest {

  private final MailServer server = MailServer.keeping(3);
  private final MailPage page = MailPage.of(server.mailbox(), 0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.shutdownNow();
    page.close();
    server.close();
  }

  @Test
  void new_mails_are_reported_without_being_asked_for_and_old_ones_go() throws Exception {
    try (BufferedReader events =
        new BufferedReader(
            new InputStreamReader(
                client.send(request("/events"), BodyHandlers.ofInputStream()).body(), UTF_8))) {
      assertThat(list(events)).isEqualTo("data: []");
      for (String subject : new String[] {"first", "second", "third", "fourth"}) {
        post("Subject: " + subject);
        String list = list(events);
        assertThat(list).startsWith("data: [{").contains("\"" + subject + "\"");
      }
    }
    assertThat(server.mailbox().all())
        .extracting(ReceivedMail::subject)
        .containsExactly("second", "third", "fourth");
  }

  @Test
  void a_mail_is_shown_as_text_html_and_source() throws Exception {
    String source = "Subject: x\r\nContent-Type: text/html\r\n\r\n<p>Grüße</p>\r\n";
    String path = post(source);

    assertThat(get(path).body()).contains("\"subject\":\"x\"", "\"html\":true", "\"text\":\"\"");
    assertThat(get(path + "/source").body()).isEqualTo(source + "\r\n");
    assertThat(get(path + "/html").body()).endsWith("<p>Grüße</p>\r\n\r\n");
    assertThat(get("/mails/00000000-0000-0000-0000-000000000000").statusCode()).isEqualTo(404);
    assertThat(get("/mails/------------------------------------").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page.js", "/page.css", "/events", "/mails", "/nothing"})
  void the_page_runs_no_script_but_its_own(String path) throws Exception {
    HttpResponse<?> response = client.send(request(path), BodyHandlers.ofInputStream());

    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe"));
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void the_html_of_a_mail_is_in_a_sandbox_without_scripts() throws Exception {
    String path = post("Content-Type: text/html\r\n\r\n<script>alert(1)</script>");

    assertThat(get(path + "/html").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .startsWith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
                .contains("sandbox allow-popups")
                .doesNotContain("allow-scripts", "allow-same-origin", "script-src"));
    assertThat(get("/").body()).contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/mixed\r\n\r\nno boundary",
        "Content-Type: text/html; charset=nonsense-%$\r\n\r\nx",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: x-unknown\r\n\r\nx",
        "Content-Type: ?\r\n\r\nx",
        "Subject: =?nonsense?Q?a?= =?UTF-8?B?////?=\r\n\r\nx",
        "Subject\u0000\u001b: \u202e\\\"</script>\r\n\r\n\u0000",
        "",
        "x"
      })
  void broken_mails_are_shown_as_far_as_they_can_be_read(String source) throws Exception {
    String path = post(source);

    assertThat(get(path).body()).matches("[ -~]+").startsWith("{\"id\":\"").endsWith("]}");
    assertThat(get(path + "/source").body()).isEqualTo(source + "\r\n");
    assertThat(get(path + "/html").statusCode()).isEqualTo(200);
  }

  @Test
  void a_mail_of_many_or_deep_parts_is_not_parsed_to_its_end() throws Exception {
    String many =
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(9000);
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b%1$d\r\n\r\n--b%1$d\r\n".formatted(i));
    }

    assertThat(get(post(many)).body()).contains("It has more parts than are shown here.");
    assertThat(get(post(deep.toString())).body())
        .contains("It has more parts than are shown here.");
  }

  /** A web site can make its own name resolve to the loopback address. */
  @ParameterizedTest
  @ValueSource(strings = {"attacker.example", "localhost", "localhost.attacker.example:%d", ""})
  void another_host_name_is_refused(String host) throws IOException {
    int port = URI.create(page.url()).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host.formatted(port))
                  .getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 421 ");
    }
  }

  private String post(String source) throws IOException {
    assertThat(SmtpClient.post(server, "ada@example.com", source)).startsWith("250 ");
    return "/mails/" + server.mailbox().all().getLast().id();
  }

  /** The data of the next event that lists mails. */
  private static String list(BufferedReader events) throws IOException {
    String line = String.valueOf(events.readLine());
    while (!line.startsWith("data: ")) {
      line = String.valueOf(events.readLine());
    }
    return line;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path), BodyHandlers.ofString(UTF_8));
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(page.url() + path)).build();
  }
}
