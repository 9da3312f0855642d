package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection of a client (RFC 5321). */
final class SmtpSession {

  private static final int LARGEST = 1 << 20;
  private static final int MOST_RECIPIENTS = 100;
  private static final int MOST_ERRORS = 20;
  private static final int IDLE_MILLIS = 120_000;
  private static final String MAILBOX = "<((?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^<>\\s\"])*+)>(.*)";
  private static final Pattern FROM = Pattern.compile("(?i)FROM: ?" + MAILBOX);
  private static final Pattern TO = Pattern.compile("(?i)TO: ?" + MAILBOX);
  private static final Pattern SIZE = Pattern.compile("(?i).* SIZE=(\\d{1,18})(?: .*)?");

  private final MailServer server;
  private Socket socket;
  private SmtpLines in;
  private OutputStream out;
  private boolean encrypted;
  private boolean over;
  private boolean greeted;
  private int errors;
  private Optional<String> user = Optional.empty();
  private @Nullable String sender;
  private final List<String> recipients = new ArrayList<>();

  SmtpSession(MailServer server, Socket socket) throws IOException {
    this.server = server;
    this.socket = socket;
    socket.setSoTimeout(IDLE_MILLIS);
    socket.setTcpNoDelay(true);
    SSLContext context = server.tls().context();
    if (context != null && server.tls().fromTheStart()) {
      this.socket = encrypted(context, socket);
      this.encrypted = true;
    }
    this.in = new SmtpLines(this.socket.getInputStream());
    this.out = this.socket.getOutputStream();
  }

  void run() throws IOException {
    answer(SmtpStage.GREETING, () -> reply("220 localhost keeps every mail and sends none on"));
    while (!over) {
      Optional<SmtpLines.Line> line = in.next();
      if (line.isEmpty()) {
        return;
      }
      if (line.get().tooLong()) {
        error("500 5.5.2 The line is too long");
      } else {
        obey(line.get().text());
      }
    }
  }

  private void obey(String line) throws IOException {
    String[] words = line.split(" ", 2);
    String rest = words.length == 2 ? words[1].strip() : "";
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "EHLO" -> answer(SmtpStage.HELLO, () -> hello(true));
      case "HELO" -> answer(SmtpStage.HELLO, () -> hello(false));
      case "STARTTLS" -> startTls();
      case "AUTH" -> logIn(rest);
      case "MAIL" -> answer(SmtpStage.SENDER, () -> from(rest));
      case "RCPT" -> to(rest);
      case "DATA" -> data();
      case "RSET" -> {
        forget();
        reply("250 2.0.0 Forgotten");
      }
      case "NOOP" -> reply("250 2.0.0 Nothing done");
      case "VRFY" -> reply("252 2.5.2 Any address will do");
      case "QUIT" -> {
        answer(SmtpStage.QUIT, () -> reply("221 2.0.0 Bye"));
        over = true;
      }
      default -> error("500 5.5.1 There is no such command");
    }
  }

  private void hello(boolean extended) throws IOException {
    forget();
    greeted = true;
    if (!extended) {
      reply("250 localhost");
      return;
    }
    reply("250-localhost");
    reply("250-SIZE " + LARGEST);
    reply("250-8BITMIME");
    reply("250-SMTPUTF8");
    reply("250-PIPELINING");
    reply("250-AUTH PLAIN LOGIN");
    if (server.tls().context() != null && !encrypted) {
      reply("250-STARTTLS");
    }
    reply("250 ENHANCEDSTATUSCODES");
  }

  private void startTls() throws IOException {
    SSLContext context = server.tls().context();
    if (context == null || encrypted) {
      error("503 5.5.1 There is no TLS to start");
    } else if (in.hasMore()) {
      error("501 5.5.4 Nothing may follow STARTTLS");
      over = true;
    } else {
      reply("220 2.0.0 Go ahead");
      socket = encrypted(context, socket);
      in = new SmtpLines(socket.getInputStream());
      out = socket.getOutputStream();
      encrypted = true;
      greeted = false;
      user = Optional.empty();
      forget();
    }
  }

  private static Socket encrypted(SSLContext context, Socket plain) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  private void logIn(String rest) throws IOException {
    String[] words = rest.split(" ", 2);
    Optional<SmtpLogin> login =
        switch (words[0].toUpperCase(Locale.ROOT)) {
          case "PLAIN" -> SmtpLogin.plain(words.length == 2 ? words[1] : ask(""));
          case "LOGIN" ->
              Optional.of(
                  SmtpLogin.of(
                      words.length == 2 ? words[1] : ask("VXNlcm5hbWU6"), ask("UGFzc3dvcmQ6")));
          default -> Optional.empty();
        };
    if (login.isEmpty()) {
      error("501 5.5.4 AUTH PLAIN and AUTH LOGIN are known");
    } else {
      answer(SmtpStage.AUTH, () -> accept(login.get()));
    }
  }

  private String ask(String challenge) throws IOException {
    reply("334 " + challenge);
    return in.next().orElseThrow(() -> new IOException("gone")).text();
  }

  private void accept(SmtpLogin login) throws IOException {
    SmtpLogin required = server.login();
    if (required == null || required.equals(login)) {
      user = Optional.of(login.user());
      reply("235 2.7.0 Logged in");
    } else {
      error("535 5.7.8 The user name or the password is wrong");
    }
  }

  private void from(String rest) throws IOException {
    Matcher path = FROM.matcher(rest);
    if (!greeted || sender != null) {
      error("503 5.5.1 EHLO comes first, and a mail has one sender");
    } else if (server.login() != null && user.isEmpty()) {
      error("530 5.7.0 Log in first");
    } else if (!path.matches()) {
      error("501 5.1.7 The command is MAIL FROM:<ada@example.com>");
    } else if (size(path.group(2)) > LARGEST) {
      error("552 5.3.4 A mail may have " + LARGEST + " bytes");
    } else {
      sender = path.group(1);
      reply("250 2.1.0 OK");
    }
  }

  private static long size(String parameters) {
    Matcher size = SIZE.matcher(parameters);
    return size.matches() ? Long.parseLong(size.group(1)) : 0;
  }

  private void to(String rest) throws IOException {
    Matcher path = TO.matcher(rest);
    if (sender == null) {
      error("503 5.5.1 MAIL comes first");
    } else if (!path.matches() || path.group(1).isEmpty()) {
      error("501 5.1.3 The command is RCPT TO:<ada@example.com>");
    } else if (recipients.size() == MOST_RECIPIENTS) {
      error("452 4.5.3 A mail may have " + MOST_RECIPIENTS + " recipients");
    } else {
      recipients.add(path.group(1));
      if (!answer(SmtpStage.RECIPIENT, () -> reply("250 2.1.5 OK"))) {
        recipients.removeLast();
      }
    }
  }

  private void data() throws IOException {
    if (recipients.isEmpty() || sender == null) {
      error("503 5.5.1 MAIL and RCPT come first");
      return;
    }
    SmtpEnvelope envelope = new SmtpEnvelope(sender, recipients, user, encrypted);
    if (!answer(SmtpStage.DATA, () -> reply("354 End with a dot on a line of its own"))) {
      return;
    }
    Content content = content();
    if (content.fault().isEmpty()) {
      ReceivedMail mail = new ReceivedMail(envelope, content.octets().getBytes(ISO_8859_1));
      answer(
          SmtpStage.CONTENT,
          () -> server.keep(mail, socket, () -> reply("250 2.0.0 Kept as " + mail.id())));
    } else {
      error(content.fault());
    }
    forget();
  }

  /**
   * The content of a mail.
   *
   * @param octets each a character of ISO 8859-1
   * @param fault the reply if it is refused, else ""
   */
  private record Content(String octets, String fault) {}

  private Content content() throws IOException {
    StringBuilder octets = new StringBuilder();
    String fault = "";
    while (true) {
      SmtpLines.Line line = in.next().orElseThrow(() -> new IOException("gone"));
      if (line.octets().equals(".")) {
        return new Content(octets.toString(), fault);
      }
      String text = line.octets().startsWith(".") ? line.octets().substring(1) : line.octets();
      if (line.tooLong()) {
        fault = "500 5.6.0 A line may have " + SmtpLines.LONGEST + " bytes with its end";
      }
      if (octets.length() + text.length() + 2 > LARGEST) {
        fault = "552 5.3.4 A mail may have " + LARGEST + " bytes";
      }
      if (fault.isEmpty()) {
        octets.append(text).append("\r\n");
      }
    }
  }

  private void forget() {
    sender = null;
    recipients.clear();
  }

  /** Whether the stage went as it should. */
  private boolean answer(SmtpStage stage, Answer proper) throws IOException {
    return switch (server.behaviour().at(stage, List.copyOf(recipients))) {
      case SmtpAct.Proper() -> {
        proper.give();
        yield true;
      }
      case SmtpAct.Late(var pause) -> {
        over = !server.pause(pause.toMillis());
        proper.give();
        yield true;
      }
      case SmtpAct.Reply(int code) -> {
        reply(code + " " + code / 100 + ".0.0 As the test wants it");
        over = code == 421 || stage == SmtpStage.GREETING;
        yield false;
      }
      case SmtpAct.Hang() -> {
        hang();
        yield false;
      }
      case SmtpAct.Drip(var pause) -> {
        drip(pause.toMillis());
        yield false;
      }
      case SmtpAct.Drop() -> {
        over = true;
        yield false;
      }
      case SmtpAct.KeepAndDrop() -> {
        out = OutputStream.nullOutputStream();
        proper.give();
        over = true;
        yield true;
      }
    };
  }

  private void hang() throws IOException {
    do {
      over = in.next().isEmpty();
    } while (!over);
  }

  /**
   * Ends with the client's connection, to which it cannot write any more. The reply is none of
   * success, for a client may take it for whole if the connection ends after the code.
   */
  private void drip(long pauseMillis) throws IOException {
    byte[] line = "450-and so on\r\n".getBytes(UTF_8);
    for (int i = 0; server.pause(pauseMillis); i++) {
      out.write(line[i % line.length]);
      out.flush();
    }
    over = true;
  }

  private void error(String line) throws IOException {
    errors++;
    over = errors > MOST_ERRORS;
    reply(over ? "421 4.7.0 Too many errors" : line);
  }

  private void reply(String line) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  /** Sends a reply. */
  @FunctionalInterface
  interface Answer {
    void give() throws IOException;
  }
}
