package dev.hexauth.adapter.tokens;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.DeserializationException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads JSON in the form of this service's own tokens and refuses any other: one strict object (RFC
 * 8259) without repeated members (RFC 7515, 4) and without nested objects. Each value is a string
 * without broken characters, except for the named members: numbers, which are integers from 0 on of
 * at most {@value #MAX_DIGITS} digits, and lists, which are arrays of strings.
 */
final class FlatJson extends AbstractDeserializer<Map<String, ?>> {

  /** Enough for a NumericDate of the year 9999. */
  private static final int MAX_DIGITS = 12;

  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}");

  private static final int REPLACEMENT = 0xfffd;

  private final Set<String> numbers;
  private final Set<String> lists;

  /**
   * @param numbers the names of the members that are numbers
   * @param lists the names of the members that are arrays
   * @throws IllegalStateException if Gson is older than 2.11, which cannot read strictly
   */
  FlatJson(Set<String> numbers, Set<String> lists) {
    requireStrictGson();
    this.numbers = numbers;
    this.lists = lists;
  }

  /** Without this check, jjwt would take the missing class for a malformed token. */
  private static void requireStrictGson() {
    try {
      strict(new StringReader(""));
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "Tokens cannot be read: the Gson on the class path is older than 2.11. Let the POM of"
              + " hexauth give its version, or set com.google.code.gson:gson to 2.11 or newer.",
          e);
    }
  }

  /**
   * Whether {@code text} has no broken characters: no half of a surrogate pair, and no U+FFFD,
   * which replaces bytes that are not UTF-8 (RFC 7519, 7.2).
   */
  static boolean isWhole(String text) {
    return text.codePoints()
        .noneMatch(c -> c == REPLACEMENT || Character.getType(c) == Character.SURROGATE);
  }

  @Override
  protected Map<String, ?> doDeserialize(Reader text) throws IOException {
    JsonReader json = strict(text);
    Map<String, Object> members = members(json);
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new DeserializationException("something follows the object");
    }
    return members;
  }

  private static JsonReader strict(Reader text) {
    JsonReader json = new JsonReader(text);
    json.setStrictness(Strictness.STRICT);
    return json;
  }

  private Map<String, Object> members(JsonReader json) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = whole(json.nextName());
      if (members.putIfAbsent(name, value(name, json)) != null) {
        throw new DeserializationException("a member is repeated");
      }
    }
    json.endObject();
    return members;
  }

  private Object value(String name, JsonReader json) throws IOException {
    if (numbers.contains(name)) {
      return number(json);
    }
    return lists.contains(name) ? list(json) : string(json);
  }

  private static List<String> list(JsonReader json) throws IOException {
    if (json.peek() != JsonToken.BEGIN_ARRAY) {
      throw new DeserializationException("a member is not an array");
    }
    List<String> values = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      values.add(string(json));
    }
    json.endArray();
    return values;
  }

  private static String string(JsonReader json) throws IOException {
    if (json.peek() != JsonToken.STRING) {
      throw new DeserializationException("a member is not a string");
    }
    return whole(json.nextString());
  }

  private static String whole(String text) {
    if (!isWhole(text)) {
      throw new DeserializationException("a character is broken");
    }
    return text;
  }

  private static Long number(JsonReader json) throws IOException {
    if (json.peek() != JsonToken.NUMBER) {
      throw new DeserializationException("a member is not a number");
    }
    String digits = json.nextString();
    if (!WHOLE.matcher(digits).matches()) {
      throw new DeserializationException("a member is not an integer in range");
    }
    return Long.valueOf(digits);
  }
}
