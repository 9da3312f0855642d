package dev.hexauth.bootstrap;

import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as text, in ASCII so that even half a surrogate pair survives, and as a tree. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  static String text(Map<String, ?> object) {
    return MAPPER.writeValueAsString(object);
  }

  static JsonNode tree(Map<String, ?> object) {
    return MAPPER.valueToTree(object);
  }

  static JsonNode tree(String text) {
    return MAPPER.readTree(text);
  }
}
