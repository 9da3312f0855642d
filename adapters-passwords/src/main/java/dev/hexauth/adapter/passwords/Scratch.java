package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.Mutable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The native memory of one call, which is zeroed at its end: secrets are in it. */
@Mutable("segments")
final class Scratch implements AutoCloseable {

  private final Arena arena;
  private final List<MemorySegment> segments = new ArrayList<>();

  /**
   * @param arena that it is taken from, and that is to be closed after it
   */
  Scratch(Arena arena) {
    this.arena = arena;
  }

  /** {@code size} bytes, all zero. */
  MemorySegment zeros(long size) {
    MemorySegment segment = arena.allocate(size);
    segments.add(segment);
    return segment;
  }

  /** A copy of {@code bytes}, followed by a zero as C ends its strings. */
  MemorySegment copyOf(byte[] bytes) {
    MemorySegment segment = zeros(bytes.length + 1L);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, segment, 0, bytes.length);
    return segment;
  }

  @Override
  public void close() {
    segments.forEach(segment -> segment.fill((byte) 0));
  }
}
