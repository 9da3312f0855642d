package dev.hexauth.devservices.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on the loopback address that keeps every mail in memory and sends nothing on (RFC
 * 5321). It accepts every login unless {@link #requireLogin} names one. {@link #behave} makes it
 * misbehave, and {@link #stop} makes it refuse connections.
 */
public final class MailServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int MOST_CONNECTIONS = 200;
  private static final int BACKLOG = 200;

  private final Mailbox mailbox;
  private final Tls tls;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private volatile SmtpBehaviour behaviour = SmtpBehaviour.PROPER;
  private volatile @Nullable SmtpLogin login;
  private @Nullable Listener listener;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private final ReadWriteLock running = new ReentrantReadWriteLock();
  private int port;

  /** How connections are encrypted. */
  record Tls(@Nullable SSLContext context, boolean fromTheStart) {}

  private record Listener(ServerSocket socket, Thread acceptor) {

    /** The port is closed only when the thread that accepts has left it. */
    void end() {
      try {
        socket.close();
        acceptor.join();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private MailServer(Mailbox mailbox, Tls tls) {
    this.mailbox = mailbox;
    this.tls = tls;
  }

  /** Starts one on a free port that keeps all mails. */
  public static MailServer start() {
    return new MailServer(new Mailbox(Integer.MAX_VALUE), new Tls(null, false)).started();
  }

  /** Starts one on a free port that keeps only the last mails. */
  public static MailServer keeping(int mails) {
    return new MailServer(new Mailbox(mails), new Tls(null, false)).started();
  }

  /** Starts one that also offers STARTTLS (RFC 3207), with the context's certificate. */
  public static MailServer withStartTls(SSLContext context) {
    return new MailServer(new Mailbox(Integer.MAX_VALUE), new Tls(context, false)).started();
  }

  /** Starts one that encrypts from the first byte (RFC 8314, 3.3), with that certificate. */
  public static MailServer withTls(SSLContext context) {
    return new MailServer(new Mailbox(Integer.MAX_VALUE), new Tls(context, true)).started();
  }

  private MailServer started() {
    restart();
    return this;
  }

  /** Its IPv4 address. */
  public String host() {
    return HOST;
  }

  /** The port, which {@link #restart} keeps. */
  public synchronized int port() {
    return port;
  }

  /** The mails it has received. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** How many connections it has accepted. */
  public long connections() {
    return connections.get();
  }

  /** How many connections are open. */
  public int openConnections() {
    return open.size();
  }

  /** Changes what it does from the next answer on. */
  public void behave(SmtpBehaviour next) {
    behaviour = next;
  }

  /** Refuses every other login from now on, and mails of clients that have not logged in. */
  public void requireLogin(String user, String password) {
    login = new SmtpLogin(user, password);
  }

  /** Closes all connections and refuses new ones, until {@link #restart}. */
  public synchronized void stop() {
    if (listener != null) {
      listener.end();
      listener = null;
    }
    running.writeLock().lock();
    try {
      stopped.countDown();
      open.forEach(MailServer::close);
    } finally {
      running.writeLock().unlock();
    }
  }

  /** Accepts connections again, on the same port; does nothing if it runs. */
  public synchronized void restart() {
    if (listener != null) {
      return;
    }
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), BACKLOG);
      port = socket.getLocalPort();
      stopped = new CountDownLatch(1);
      Thread acceptor =
          Thread.ofPlatform().daemon().name("mail-server-" + port).start(() -> accept(socket));
      listener = new Listener(socket, acceptor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        connections.incrementAndGet();
        open.add(client);
        if (socket.isClosed() || open.size() > MOST_CONNECTIONS) {
          leave(client);
        } else {
          Thread.ofVirtual().start(() -> serve(client));
        }
      }
    } catch (IOException stoppedNow) {
      return;
    }
  }

  private void serve(Socket client) {
    try {
      new SmtpSession(this, client).run();
    } catch (IOException clientLeft) {
      return;
    } finally {
      leave(client);
    }
  }

  private void leave(Socket client) {
    open.remove(client);
    close(client);
  }

  private static void close(Socket client) {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a mail and says so; {@link #stop} comes before both or after both. */
  void keep(ReceivedMail mail, Socket client, SmtpSession.Answer answer) throws IOException {
    running.readLock().lock();
    try {
      if (client.isClosed()) {
        throw new IOException("closed");
      }
      mailbox.add(mail);
      answer.give();
    } finally {
      running.readLock().unlock();
    }
  }

  SmtpBehaviour behaviour() {
    return behaviour;
  }

  @Nullable SmtpLogin login() {
    return login;
  }

  Tls tls() {
    return tls;
  }

  /** Waits; false if the server was stopped meanwhile. */
  boolean pause(long millis) throws IOException {
    try {
      return !stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Stops it for good. */
  @Override
  public void close() {
    stop();
  }
}
