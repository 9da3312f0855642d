package dev.hexauth.adapter.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of limited size: an entry too many replaces the least recently used one. */
final class LruMap<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private static final int FIRST_CAPACITY = 16;
  private static final float LOAD_FACTOR = 0.75f;

  private final int room;

  /**
   * @param room the maximum number of entries
   */
  LruMap(int room) {
    super(FIRST_CAPACITY, LOAD_FACTOR, true);
    this.room = room;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > room;
  }
}
