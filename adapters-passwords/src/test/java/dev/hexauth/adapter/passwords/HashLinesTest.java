package dev.hexauth.adapter.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HashLinesTest {

  private static final long LINES = 2_000_000_000L;

  @Test
  void a_look_up_in_106_gb_reads_some_forty_times() throws IOException {
    Enormous file = new Enormous();
    HashLines lines = new HashLines(file);
    lines.check();
    Random random = new Random(21);
    for (int i = 0; i < 200; i++) {
      long line = i < 2 ? i * (LINES - 1) : random.nextLong(LINES);
      file.looks = 0;
      assertThat(lines.include(Enormous.hash(line * Enormous.STEP))).isTrue();
      assertThat(file.looks).isLessThan(40);
      file.looks = 0;
      assertThat(lines.include(Enormous.hash(line * Enormous.STEP + 1))).isFalse();
      assertThat(file.looks).isLessThan(40);
    }
  }

  /** Every {@value #STEP}th hash, a line of 53 bytes each, which are made when they are read. */
  private static final class Enormous implements SeekableByteChannel {

    static final long STEP = 500;
    private static final int LINE = 53;

    private long position;
    private int looks;

    static String hash(long number) {
      return "%010X%s".formatted(number, "A".repeat(30));
    }

    @Override
    public int read(ByteBuffer target) {
      if (position >= size()) {
        return -1;
      }
      long line = position / LINE;
      int offset = (int) (position % LINE);
      byte[] bytes = (hash(line * STEP) + ":0000000001\r\n").getBytes(StandardCharsets.US_ASCII);
      int count = Math.min(target.remaining(), LINE - offset);
      target.put(bytes, offset, count);
      position += count;
      return count;
    }

    @Override
    public long size() {
      return LINES * LINE;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long target) {
      looks++;
      position = target;
      return this;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long target) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
