package dev.hexauth.adapter.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hexauth.domain.token.Token;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes bodies, without members that are null. Settings of Spring's JSON mapper cannot change the
 * contract.
 */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addMixIn(Token.class, TokenAsText.class)
          .build();

  private interface TokenAsText {
    @JsonValue
    String compact();
  }

  private Json() {}

  /** {@code body} in UTF-8. */
  static byte[] bytes(Body body) {
    return MAPPER.writeValueAsBytes(body);
  }
}
