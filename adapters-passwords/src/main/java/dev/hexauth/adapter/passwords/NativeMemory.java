package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.Mutable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory for the arguments of one native call. {@link #close} overwrites it with zeros, because it
 * holds a password.
 */
@Mutable("segments")
final class NativeMemory implements AutoCloseable {

  private final Arena arena;
  private final List<MemorySegment> segments = new ArrayList<>();

  /**
   * @param arena that allocates the memory; the caller closes it after this object
   */
  NativeMemory(Arena arena) {
    this.arena = arena;
  }

  /** {@code size} bytes, all zero. */
  MemorySegment zeros(long size) {
    MemorySegment segment = arena.allocate(size);
    segments.add(segment);
    return segment;
  }

  /** A copy of {@code bytes} and a zero byte, which ends a string in C. */
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
