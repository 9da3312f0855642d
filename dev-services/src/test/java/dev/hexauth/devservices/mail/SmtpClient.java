package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** Says what a test wants to a mail server, line by line. */
final class SmtpClient implements AutoCloseable {

  private static final int LIMIT_MILLIS = 20_000;

  private final Socket socket;
  private final BufferedReader in;

  SmtpClient(MailServer server) throws IOException {
    socket = new Socket(server.host(), server.port());
    socket.setSoTimeout(LIMIT_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** Sends the lines at once and returns the last line of the next reply, "" if it hung up. */
  String say(String... lines) throws IOException {
    for (String line : lines) {
      send(line + "\r\n");
    }
    return reply();
  }

  void send(String octets) throws IOException {
    socket.getOutputStream().write(octets.getBytes(UTF_8));
  }

  String line() throws IOException {
    return String.valueOf(in.readLine());
  }

  /** The last line of the next reply, "" if the server has closed the connection. */
  String reply() throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith("-", 3)) {
      line = in.readLine();
    }
    return line == null ? "" : line;
  }

  /** Sends a mail and returns the reply that decides, or the first one that is no success. */
  static String post(MailServer server, String recipient, String source) throws IOException {
    try (SmtpClient client = new SmtpClient(server)) {
      String reply = client.reply();
      for (String line :
          new String[] {
            "EHLO test", "MAIL FROM:<hexauth@example.com>", "RCPT TO:<" + recipient + ">", "DATA"
          }) {
        if (!reply.startsWith("2")) {
          return reply;
        }
        reply = client.say(line);
      }
      if (reply.startsWith("3")) {
        client.send(source.replaceAll("(^|\r\n)\\.", "$1.."));
        reply = client.say("", ".");
      }
      return reply;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
