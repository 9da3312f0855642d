package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that are barely HTTP are refused in the same envelope, too. */
interface BadRequestLineContract extends OverHttp {

  @Test
  default void a_bad_request_line_is_a_client_error() {
    for (String line :
        List.of(
            "GARBAGE",
            "GET",
            "GET  /api/users/me HTTP/1.1",
            "GET /api/users/me HTTP/1.1 x",
            "GET /api/users/me FTP/1.1",
            "G\u0001T / HTTP/1.1",
            "GET / HTTP/1.1\u0000",
            "GET api HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /%00 HTTP/1.1",
            "GET /% HTTP/1.1",
            "GET /api/%c0%ae%c0%ae/ HTTP/1.1",
            "GET /api%2fusers%2fme HTTP/1.1",
            "GET /api/..%2f..%2f HTTP/1.1",
            "GET /../../etc/passwd HTTP/1.1",
            "GET /api/auth/../../../x HTTP/1.1",
            "GET /api\\users\\me HTTP/1.1",
            "GET /api/users/me;jsessionid=1 HTTP/1.1",
            "GET /api//users//me HTTP/1.1",
            "GET /[]{}|^ HTTP/1.1",
            "GET /\u00e9 HTTP/1.1",
            "GET /x?a=%zz HTTP/1.1",
            "GET /x?[]{}|^\" HTTP/1.1",
            "GET /x?" + "a=b&".repeat(1_500) + " HTTP/1.1",
            "GET /" + "a".repeat(20_000) + " HTTP/1.1",
            "GET http://[ HTTP/1.1",
            "GET * HTTP/1.1",
            "CONNECT a:1 HTTP/1.1",
            "TRACE /api/users/me HTTP/1.1",
            "BREW /api/auth/login HTTP/1.1",
            "get /api/users/me HTTP/1.1",
            "PRI * HTTP/2.0")) {
      refused(line + "\r\nHost: a\r\nConnection: close\r\n\r\n");
    }
  }

  @Test
  default void bad_framing_is_a_client_error() {
    String chunked = "Host: a\r\nTransfer-Encoding: chunked\r\n";
    for (String rest :
        List.of(
            "\r\n{}",
            "Host: a\r\nHost: b\r\n\r\n{}",
            "Host: [\r\n\r\n{}",
            "Host: a\r\nContent-Length: -1\r\n\r\n{}",
            "Host: a\r\nContent-Length: nonsense\r\n\r\n{}",
            "Host: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "Host: a\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
            "Host: a\r\nContent-Length: 20000\r\n\r\n{}",
            "Host: a\r\nContent-Length: 3\r\n\r\n{}",
            "Host: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "Host: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
            "Host: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}",
            "Host: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n{}",
            chunked + "Content-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "Host: a\r\nTransfer-Encoding: nonsense\r\n\r\n{}",
            "Host: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n")) {
      refused(
          "POST /api/auth/login HTTP/1.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
              + rest);
    }
    loggedIn();
  }

  private void refused(String request) {
    RawSocket.exchange(assembly().uri(), request)
        .ifPresent(reply -> {
          assertThat(reply.status()).as("%.200s%n%s", request, reply).isBetween(400, 499);
          reply.enveloped();
        });
  }
}
