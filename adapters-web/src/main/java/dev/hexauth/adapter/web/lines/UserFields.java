package dev.hexauth.adapter.web.lines;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** The fields of one user in a file. A field that is null is absent. */
final class UserFields {

  static final String ID = "id";
  static final String NAME = "name";
  static final String EMAIL = "email";
  static final String PHOTO = "photo";
  static final String ROLE = "role";
  static final String VERIFIED = "verified";
  static final String LANGUAGE = "language";
  static final String DISABLED_AT = "disabledAt";
  static final String CREATED_AT = "createdAt";
  static final String UPDATED_AT = "updatedAt";
  static final String PASSWORD_HASH = "passwordHash";

  private static final Set<String> TEXTS =
      Set.of(
          ID,
          NAME,
          EMAIL,
          PHOTO,
          ROLE,
          LANGUAGE,
          DISABLED_AT,
          CREATED_AT,
          UPDATED_AT,
          PASSWORD_HASH);

  /** A name that can be printed, and is too short for a hash. */
  private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z_]{1,32}");

  private static final String NO_JSON = "it is not JSON in UTF-8";

  /** Names are not interned: a file may have any. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build();

  private final Map<String, String> texts;
  private final boolean verified;

  private UserFields(Map<String, String> texts, boolean verified) {
    this.texts = texts;
    this.verified = verified;
  }

  /**
   * The fields in {@code line}.
   *
   * @throws FlawedLineException if it is not one JSON object in UTF-8, or has a field that is
   *     unknown, repeated or of another type
   */
  static UserFields of(byte[] line) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decode(line))) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "it is not a JSON object");
      Map<String, String> texts = new HashMap<>();
      Set<String> names = new HashSet<>();
      boolean verified = false;
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        require(TEXTS.contains(name) || name.equals(VERIFIED), "it has " + unknown(name));
        require(names.add(name), name + " is given twice");
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
          continue;
        }
        if (name.equals(VERIFIED)) {
          require(token.isBoolean(), VERIFIED + " is not true or false");
          verified = token == JsonToken.VALUE_TRUE;
        } else {
          require(token == JsonToken.VALUE_STRING, name + " is not a string");
          texts.put(name, parser.getString());
        }
      }
      require(parser.nextToken() == null, "it has more than one JSON object");
      return new UserFields(texts, verified);
    } catch (JacksonException e) {
      throw new FlawedLineException(NO_JSON);
    }
  }

  /** Jackson would guess the encoding. */
  private static String decode(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new FlawedLineException(NO_JSON);
    }
  }

  private static String unknown(String name) {
    return PRINTABLE.matcher(name).matches() ? "the unknown field " + name : "an unknown field";
  }

  /** Whether the user is verified; not if it is not said. */
  boolean verified() {
    return verified;
  }

  /** The value of {@code name}, if it has one. */
  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /**
   * The value of {@code name}.
   *
   * @throws FlawedLineException if it has none
   */
  String required(String name) {
    return text(name).orElseThrow(() -> new FlawedLineException(name + " is missing"));
  }

  /**
   * The instant in {@code name}, if there is one.
   *
   * @param latest the latest that is accepted; the earliest is the epoch
   * @throws FlawedLineException if it is not an instant, or out of these bounds
   */
  Optional<Instant> instant(String name, Instant latest) {
    return text(name)
        .map(text -> instant(name, text))
        .map(instant -> {
          require(
              !instant.isBefore(Instant.EPOCH) && !instant.isAfter(latest),
              name + " is before 1970 or in the future");
          return instant;
        });
  }

  private static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new FlawedLineException(
          name + " is not a time with an offset from UTC, as 2026-11-28T12:00:00Z");
    }
  }

  private static void require(boolean right, String reason) {
    if (!right) {
      throw new FlawedLineException(reason);
    }
  }
}
