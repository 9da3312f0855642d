package dev.hexauth.adapter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A position in a list as clients carry it from page to page: opaque, safe in a URL, and bound to
 * the list that it was made for. It contains what the page has shown of its last entry and nothing
 * else.
 *
 * <p>A checksum over the list and the position detects a cursor that is damaged or belongs to
 * another list. It is no signature: a caller who makes a cursor of their own starts at another
 * position of a list that they may read anyway.
 */
final class Cursor {

  private static final String SEPARATOR = "\0";

  private Cursor() {}

  /**
   * The cursor for {@code position} in {@code list}.
   *
   * @param list the name of the list with its filters; the same text for each of its pages
   * @param position the sort key of the last entry; no part has U+0000, which no store keeps
   */
  static String of(String list, List<String> position) {
    byte[] key = String.join(SEPARATOR, position).getBytes(UTF_8);
    byte[] checked =
        ByteBuffer.allocate(Integer.BYTES + key.length)
            .putInt(checksum(list, key))
            .put(key)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(checked);
  }

  /** The position in {@code cursor}, or empty unless it is exactly a cursor of {@code list}. */
  static Optional<List<String>> parse(String list, String cursor) {
    return position(cursor).filter(position -> of(list, position).equals(cursor));
  }

  private static Optional<List<String>> position(String cursor) {
    byte[] checked;
    try {
      checked = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (checked.length < Integer.BYTES) {
      return Optional.empty();
    }
    byte[] key = Arrays.copyOfRange(checked, Integer.BYTES, checked.length);
    return Optional.of(List.of(new String(key, UTF_8).split(SEPARATOR, -1)));
  }

  private static int checksum(String list, byte[] key) {
    CRC32C checksum = new CRC32C();
    checksum.update((list + SEPARATOR).getBytes(UTF_8));
    checksum.update(key);
    return (int) checksum.getValue();
  }
}
