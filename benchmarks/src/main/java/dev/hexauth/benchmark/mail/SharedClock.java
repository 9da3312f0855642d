package dev.hexauth.benchmark.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock in a file, which all processes see at once and only the test advances. Beside it each
 * worker says when it found nothing to do.
 */
final class SharedClock implements InstantSource {

  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int MOST_WORKERS = 64;

  private final ByteBuffer memory;

  private SharedClock(ByteBuffer memory) {
    this.memory = memory;
  }

  static SharedClock in(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new SharedClock(
          channel.map(MapMode.READ_WRITE, 0, (long) Long.BYTES * (1 + MOST_WORKERS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return (long) LONG.getVolatile(memory, 0);
  }

  void set(Instant now) {
    LONG.setVolatile(memory, 0, now.toEpochMilli());
  }

  /** Says that the worker of that place, from 0, had nothing to do at {@code millis}. */
  void idle(int place, long millis) {
    LONG.setVolatile(memory, Long.BYTES * (1 + place), millis);
  }

  /** Says that the worker of that place has not begun. */
  void vacate(int place) {
    LONG.setVolatile(memory, Long.BYTES * (1 + place), 0L);
  }

  /** Whether the worker of that place has begun. */
  boolean works(int place) {
    return (long) LONG.getVolatile(memory, Long.BYTES * (1 + place)) != 0;
  }

  /** Whether the worker of that place has nothing to do before the clock moves. */
  boolean isIdle(int place) {
    return (long) LONG.getVolatile(memory, Long.BYTES * (1 + place)) == millis();
  }
}
