package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of a request's body; an absent body has none. If a name occurs several times, the last
 * value counts (ECMA-262, JSON.parse). A byte order mark is skipped.
 */
public final class JsonBody {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build();

  private static final JsonBody EMPTY = new JsonBody(Map.of());
  private static final JsonField ABSENT = new JsonField.Absent();

  private final Map<String, JsonField> fields;

  private JsonBody(Map<String, JsonField> fields) {
    this.fields = fields;
  }

  /**
   * Reads the body of {@code request}.
   *
   * @throws UnsupportedBodyException if its headers say that it is not JSON in UTF-8
   * @throws MalformedBodyException if it is not one JSON object in UTF-8
   */
  public static JsonBody read(HttpServletRequest request) {
    byte[] body = BodyLimitFilter.bodyOf(request);
    if (body.length == 0) {
      return EMPTY;
    }
    BodyFormat.require(request);
    return parse(decode(body));
  }

  /** The value of {@code name}. */
  public JsonField field(String name) {
    return fields.getOrDefault(name, ABSENT);
  }

  /** The string value of {@code name}, or empty if it has none. */
  public Optional<String> text(String name) {
    return field(name) instanceof JsonField.Text text
        ? Optional.of(text.characters())
        : Optional.empty();
  }

  private static String decode(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedBodyException();
    }
  }

  private static JsonBody parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      require(parser.nextToken() == JsonToken.START_OBJECT);
      Map<String, JsonField> fields = new HashMap<>();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        fields.put(name, value(parser));
      }
      require(parser.nextToken() == null);
      return new JsonBody(fields);
    } catch (JacksonException e) {
      throw new MalformedBodyException();
    }
  }

  private static JsonField value(JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_STRING) {
      return new JsonField.Text(parser.getString());
    }
    parser.skipChildren();
    return new JsonField.Other(
        switch (token) {
          case VALUE_NULL -> "null";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
          case VALUE_TRUE, VALUE_FALSE -> "boolean";
          case START_ARRAY -> "array";
          default -> "object";
        });
  }

  private static void require(boolean wellFormed) {
    if (!wellFormed) {
      throw new MalformedBodyException();
    }
  }
}
