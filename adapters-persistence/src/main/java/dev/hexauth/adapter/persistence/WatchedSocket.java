package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.Mutable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket for one reader at a time. The {@link SocketWatch} closes it when a read takes longer
 * than the timeout; that read throws {@link SocketTimeoutException}. A timeout too short for the
 * watch is left to the JDK, and closes nothing.
 *
 * <p>The JDK sets a timer for each read with a timeout in a virtual thread. That costs a tenth of a
 * short query. The watch needs no timers and is at most 0.1 s late.
 */
@Mutable({"due", "watchedMillis"})
final class WatchedSocket extends Socket {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedSocket.class);

  private static final long NO_READ = 0;
  private static final long TOO_LATE = -1;

  private final SocketWatch watch;

  /** The check by which the current read must have ended, or one of the constants above. */
  private final AtomicLong due = new AtomicLong(NO_READ);

  private volatile int watchedMillis;

  WatchedSocket(SocketWatch watch) {
    this.watch = watch;
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    boolean watched = SocketWatch.covers(millis);
    super.setSoTimeout(watched ? 0 : millis);
    watchedMillis = watched ? millis : 0;
  }

  @Override
  public int getSoTimeout() throws SocketException {
    int millis = watchedMillis;
    return millis == 0 ? super.getSoTimeout() : millis;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    Reads reads = new Reads(super.getInputStream());
    watch.add(this);
    return reads;
  }

  @Override
  public void close() throws IOException {
    watch.remove(this);
    super.close();
  }

  void closeIfLate(long check) {
    long limit = due.get();
    if (limit > NO_READ && check >= limit && due.compareAndSet(limit, TOO_LATE)) {
      try {
        close();
      } catch (IOException e) {
        LOG.debug("A socket to PostgreSQL was not closed cleanly", e);
      }
    }
  }

  /** For PostgreSQL's driver, which loads it by class name. */
  public static final class Factory extends SocketFactory {

    /** For the driver. */
    public Factory() {}

    @Override
    public Socket createSocket() {
      return new WatchedSocket(SocketWatch.SHARED);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return createSocket(InetAddress.getByName(host), port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected(host, port, null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return connected(host, port, new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetAddress host, int port, @Nullable SocketAddress local)
        throws IOException {
      Socket socket = createSocket();
      socket.bind(local);
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    }
  }

  private final class Reads extends FilterInputStream {

    Reads(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int millis = watchedMillis;
      if (millis == 0) {
        return in.read(bytes, offset, length);
      }
      due.set(watch.checkAfter(millis));
      try {
        int count = in.read(bytes, offset, length);
        requireInTime(millis);
        return count;
      } catch (SocketException e) {
        requireInTime(millis);
        throw e;
      }
    }

    private void requireInTime(int millis) throws SocketTimeoutException {
      if (due.getAndSet(NO_READ) == TOO_LATE) {
        throw new SocketTimeoutException("no answer within " + millis + " ms");
      }
    }
  }
}
