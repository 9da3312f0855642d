package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WatchedSocketTest {

  private static final int WATCHED_MILLIS = 200;
  private static final int SHORT_MILLIS = 10;

  private ServerSocket server;
  private Socket client;
  private Socket peer;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    client =
        new WatchedSocket.Factory().createSocket(server.getInetAddress(), server.getLocalPort());
    peer = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    peer.close();
    server.close();
  }

  @Test
  void a_read_that_takes_too_long_closes_the_socket() throws IOException {
    client.setSoTimeout(WATCHED_MILLIS);

    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("no answer within 200 ms");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void each_read_has_the_whole_time() throws IOException, InterruptedException {
    client.setSoTimeout(WATCHED_MILLIS);

    for (int i = 0; i < 4; i++) {
      peer.getOutputStream().write(i);
      assertThat(client.getInputStream().read()).isEqualTo(i);
      Thread.sleep(WATCHED_MILLIS);
    }
  }

  @Test
  void data_that_arrive_in_time_are_read() throws IOException {
    client.setSoTimeout(WATCHED_MILLIS);
    byte[] bytes = new byte[8];
    peer.getOutputStream().write(new byte[] {-1, 2, 3});

    assertThat(client.getInputStream().read(bytes, 4, 4)).isEqualTo(3);
    assertThat(bytes).containsExactly(0, 0, 0, 0, -1, 2, 3, 0);
  }

  @Test
  void the_end_of_the_stream_is_the_end() throws IOException {
    client.setSoTimeout(WATCHED_MILLIS);
    peer.close();

    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void a_short_timeout_leaves_the_socket_open() throws IOException {
    client.setSoTimeout(SHORT_MILLIS);

    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    peer.getOutputStream().write(7);
    client.setSoTimeout(WATCHED_MILLIS);
    assertThat(client.getInputStream().read()).isEqualTo(7);
  }

  @Test
  void the_timeout_is_the_one_that_was_set() throws IOException {
    assertThat(client.getSoTimeout()).isZero();
    client.setSoTimeout(WATCHED_MILLIS);
    assertThat(client.getSoTimeout()).isEqualTo(WATCHED_MILLIS);
    client.setSoTimeout(SHORT_MILLIS);
    assertThat(client.getSoTimeout()).isEqualTo(SHORT_MILLIS);
  }

  @Test
  void a_socket_that_another_thread_closes_was_not_late() throws IOException {
    client.setSoTimeout(WATCHED_MILLIS);
    client.close();

    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
  }
}
