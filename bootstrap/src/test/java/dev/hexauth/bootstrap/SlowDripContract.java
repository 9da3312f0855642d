package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that keep arriving byte by byte are ended nevertheless. */
interface SlowDripContract extends OverHttp {

  /** Less than any timeout that counts from byte to byte. */
  Duration PAUSE = Duration.ofMillis(200);

  String POST = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

  /** The start of a request, and the text that follows it endlessly. */
  record Drip(String beginning, String rest) {}

  @Test
  default void slow_requests_end() {
    List<Drip> drips =
        List.of(
            new Drip("G", "E"),
            new Drip("", "\r\n"),
            new Drip("GET /livez", "a"),
            new Drip("GET /livez HTTP/1.1\r\nHost: a\r\n", "a"),
            new Drip("GET /livez HTTP/1.1\r\nHost: a\r\nA: ", "a"),
            new Drip("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n"),
            new Drip("GET /livez HTTP/1.1\r\nHost: a\r\n\r\nGET /liv", "a"),
            new Drip(POST + "Content-Length: 9000\r\n\r\n", " "),
            new Drip(POST + "Content-Length: 9000\r\nConnection: close\r\n\r\n", " "),
            new Drip(POST + "Content-Length: 900000\r\n\r\n", " "),
            new Drip(POST + "Transfer-Encoding: chunked\r\n\r\n2328\r\n", " "),
            new Drip(POST + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
            new Drip(POST + "Transfer-Encoding: chunked\r\n\r\n5;a=", "a"),
            new Drip(POST + "Transfer-Encoding: chunked\r\n\r\n0\r\nA: ", "a"),
            new Drip("GET /api/users/me HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n", " "),
            new Drip("GET /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n", " "),
            new Drip(
                "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n" + POST + "Content-Length: 90\r\n\r\n",
                " "));

    List<String> answers = Race.of(drips.size(), caller -> () -> drip(drips.get(caller)));

    assertThat(answers.get(7)).startsWith("HTTP/1.1 408 ").contains("\"code\"");
    assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain("HTTP/1.1 5"));
  }

  /** Sends bytes slowly until the connection ends; fails if it does not. */
  private String drip(Drip drip) {
    try (Socket socket = new Socket(assembly().uri().getHost(), assembly().uri().getPort())) {
      InputStream in = socket.getInputStream();
      StringBuilder answer = new StringBuilder();
      socket.setSoTimeout((int) PAUSE.toMillis());
      socket.getOutputStream().write(drip.beginning.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 300; i++) {
        try {
          for (int next = in.read(); next >= 0; next = in.read()) {
            answer.append((char) next);
          }
          return answer.toString();
        } catch (SocketTimeoutException stillOpen) {
          socket.getOutputStream().write(drip.rest.getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException reset) {
          return answer.toString();
        }
      }
    } catch (SocketException closed) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("still open: " + drip);
  }
}
