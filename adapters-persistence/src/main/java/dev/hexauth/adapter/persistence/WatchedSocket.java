package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.Mutable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A socket for one reader at a time. It is closed when a read takes longer than the timeout; that
 * read throws {@link SocketTimeoutException}. A timeout too short for the {@link Watch} is left to
 * the JDK, and closes nothing.
 */
@Mutable({"due", "watchedMillis"})
final class WatchedSocket extends Socket {

  private static final long NO_READ = 0;
  private static final long TOO_LATE = -1;

  private final Watch watch;

  /** The check by which the current read must have ended, or one of the constants above. */
  private final AtomicLong due = new AtomicLong(NO_READ);

  private volatile int watchedMillis;

  WatchedSocket(Watch watch) {
    this.watch = watch;
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    boolean watched = Watch.seesTo(millis);
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

  void closeIfLate(long look) {
    long limit = due.get();
    if (limit > NO_READ && look >= limit && due.compareAndSet(limit, TOO_LATE)) {
      try {
        close();
      } catch (IOException closedAllTheSame) {
        // The read ends, and reports the timeout.
      }
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
      due.set(watch.lookAfter(millis));
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
