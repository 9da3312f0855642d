package dev.hexauth.adapter.tokens;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.DeserializationException;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the JSON of the tokens that are issued here and refuses all other: one object (RFC 8259,
 * strictly), no member twice (RFC 7515, 4), nothing nested; each value is a string of whole
 * characters, save for the members that are numbers, which are whole, not negative, and of at most
 * {@value #MAX_DIGITS} digits.
 */
final class FlatJson extends AbstractDeserializer<Map<String, ?>> {

  /** Enough for a NumericDate of the year 9999. */
  private static final int MAX_DIGITS = 12;

  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}");

  private static final int REPLACEMENT = 0xfffd;

  private final Set<String> numbers;

  /**
   * @param numbers the names of the members that are numbers
   */
  FlatJson(Set<String> numbers) {
    this.numbers = numbers;
  }

  /**
   * Whether {@code text} is whole: it has no half of a surrogate pair, and no U+FFFD, which stands
   * for bytes that were no UTF-8 (RFC 7519, 7.2).
   */
  static boolean isWhole(String text) {
    return text.codePoints()
        .noneMatch(c -> c == REPLACEMENT || Character.getType(c) == Character.SURROGATE);
  }

  @Override
  protected Map<String, ?> doDeserialize(Reader text) throws IOException {
    JsonReader json = new JsonReader(text);
    json.setStrictness(Strictness.STRICT);
    Map<String, Object> members = members(json);
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new DeserializationException("something follows the object");
    }
    return members;
  }

  private Map<String, Object> members(JsonReader json) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = whole(json.nextName());
      Object value = numbers.contains(name) ? number(json) : string(json);
      if (members.putIfAbsent(name, value) != null) {
        throw new DeserializationException("a member stands there twice");
      }
    }
    json.endObject();
    return members;
  }

  private static String string(JsonReader json) throws IOException {
    if (json.peek() != JsonToken.STRING) {
      throw new DeserializationException("a member is no string");
    }
    return whole(json.nextString());
  }

  private static String whole(String text) {
    if (!isWhole(text)) {
      throw new DeserializationException("a character is not whole");
    }
    return text;
  }

  private static Long number(JsonReader json) throws IOException {
    if (json.peek() != JsonToken.NUMBER) {
      throw new DeserializationException("a member is no number");
    }
    String digits = json.nextString();
    if (!WHOLE.matcher(digits).matches()) {
      throw new DeserializationException("a member is no whole number in range");
    }
    return Long.valueOf(digits);
  }
}
