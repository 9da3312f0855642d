package dev.hexauth.adapter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hexauth.devservices.PostgresDatabase;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/**
 * A connection pooler that behaves like PgBouncer 1.18 in transaction mode: clients share few
 * server connections, one transaction at a time, and session state stays on the connection for the
 * next client. It accepts every login.
 */
final class Pooler implements AutoCloseable {

  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;
  private static final Map<String, String> STATUS =
      Map.of(
          "client_encoding", "UTF8",
          "DateStyle", "ISO, MDY",
          "TimeZone", "UTC",
          "integer_datetimes", "on",
          "standard_conforming_strings", "on");

  private final PostgresDatabase database;

  /** The process that clients believe to be connected to: numbers that no process has. */
  private final AtomicInteger processIds = new AtomicInteger(1_000_000_000);

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<Peer> idle = new LinkedBlockingQueue<>();

  /** Kept because the driver closes a connection that is garbage-collected. */
  private final List<Connection> drivers = new ArrayList<>();

  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final String version;
  private volatile boolean pooling;

  private Pooler(PostgresDatabase database, int servers) throws IOException, SQLException {
    this.database = database;
    String found = "";
    for (int i = 0; i < servers; i++) {
      found = addServer();
    }
    this.version = found;
  }

  /**
   * A pooler in front of {@code database}.
   *
   * @param servers the number of server connections
   */
  static Pooler before(PostgresDatabase database, int servers) {
    try {
      Pooler pooler = new Pooler(database, servers);
      pooler.pooling = true;
      Thread _ = Thread.ofVirtual().start(pooler::listen);
      return pooler;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("no pooler in front of " + database, e);
    }
  }

  /** The database as clients of the pooler reach it. */
  PostgresDatabase database() {
    return new PostgresDatabase(
        listener.getInetAddress().getHostAddress(),
        listener.getLocalPort(),
        database.name(),
        database.user(),
        database.password());
  }

  /** Whether new clients are pooled, or each gets its own server connection. */
  void pool(boolean pooling) {
    this.pooling = pooling;
  }

  /** Connects with the driver, which can log in, and takes its socket. */
  private String addServer() throws IOException, SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("socketFactory", TakenSockets.class.getName());
    Connection driver = DriverManager.getConnection(database.jdbcUrl(), properties);
    drivers.add(driver);
    idle.add(new Peer(TakenSockets.LAST.get()));
    return driver.getMetaData().getDatabaseProductVersion();
  }

  private void listen() {
    try {
      while (true) {
        Peer client = new Peer(listener.accept());
        Thread _ = Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The connection has ended.
    }
  }

  private void serve(Peer client) {
    try (client) {
      if (pooling) {
        welcome(client);
        while (true) {
          transaction(client);
        }
      } else {
        relay(client);
      }
    } catch (IOException gone) {
      // The client has disconnected too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void relay(Peer client) throws IOException {
    Peer server = new Peer(new Socket(database.host(), database.port()));
    try (server) {
      Thread _ =
          Thread.ofVirtual()
              .start(() -> {
                try (client) {
                  server.socket.getInputStream().transferTo(client.socket.getOutputStream());
                } catch (IOException gone) {
                  // The client has disconnected too.
                }
              });
      client.in.transferTo(server.socket.getOutputStream());
    }
  }

  private void welcome(Peer client) throws IOException {
    byte[] startUp = client.rest();
    int code = new DataInputStream(new ByteArrayInputStream(startUp)).readInt();
    if (code == SSL_REQUEST || code == GSS_REQUEST) {
      client.out.write('N');
      client.out.flush();
      welcome(client);
      return;
    }
    client.send('R', new byte[4]);
    client.send('S', text("server_version", version));
    for (Map.Entry<String, String> status : STATUS.entrySet()) {
      client.send('S', text(status.getKey(), status.getValue()));
    }
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    new DataOutputStream(key).writeInt(processIds.incrementAndGet());
    key.writeBytes(new byte[4]);
    client.send('K', key.toByteArray());
    client.send('Z', new byte[] {'I'});
    client.out.flush();
  }

  private static byte[] text(String name, String value) {
    return (name + '\0' + value + '\0').getBytes(UTF_8);
  }

  /** Waits for a client's message, and assigns a server connection until that is idle again. */
  private void transaction(Peer client) throws IOException, InterruptedException {
    int type = client.in.readUnsignedByte();
    if (type == 'X') {
      throw new IOException("it terminates");
    }
    Peer server = idle.take();
    while (true) {
      server.send(type, client.rest());
      if ((type == 'S' || type == 'Q') && answer(server, client) == 'I') {
        idle.add(server);
        return;
      }
      type = client.in.readUnsignedByte();
    }
  }

  /** Forwards the server's messages until it is ready; returns its transaction state. */
  private static int answer(Peer server, Peer client) throws IOException {
    server.out.flush();
    while (true) {
      int type = server.in.readUnsignedByte();
      byte[] rest = server.rest();
      client.send(type, rest);
      if (type == 'Z') {
        client.out.flush();
        return rest[0];
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Closeable peer : open) {
      peer.close();
    }
  }

  private final class Peer implements Closeable {

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      OutputStream buffered = new BufferedOutputStream(socket.getOutputStream());
      this.out = new DataOutputStream(buffered);
      open.add(this);
    }

    /** The rest of a message after its type. */
    byte[] rest() throws IOException {
      return in.readNBytes(in.readInt() - Integer.BYTES);
    }

    void send(int type, byte[] rest) throws IOException {
      out.write(type);
      out.writeInt(rest.length + Integer.BYTES);
      out.write(rest);
    }

    @Override
    public void close() throws IOException {
      open.remove(this);
      socket.close();
    }
  }

  /** Sockets for the driver; a thread may take the last one. */
  public static final class TakenSockets extends SocketFactory {

    private static final ThreadLocal<Socket> LAST = new ThreadLocal<>();

    @Override
    public Socket createSocket() {
      Socket socket = new Socket();
      LAST.set(socket);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
