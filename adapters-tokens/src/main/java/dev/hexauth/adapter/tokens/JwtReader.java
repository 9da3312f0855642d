package dev.hexauth.adapter.tokens;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.MalformedJwtException;
import io.jsonwebtoken.UnsupportedJwtException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Checks whether a text is a token of one kind under one of this service's keys, and only then
 * reads its claims (RFC 8725). The header decides nothing: its members must be exactly {@code alg},
 * {@code kid} and {@code typ}, so a header that could name a key ({@code jku}, {@code x5u}, {@code
 * x5c}, {@code jwk}) or change the parsing ({@code crit}, {@code b64}, {@code zip}) is refused.
 */
final class JwtReader {

  /** The longest token that is parsed, in characters. */
  static final int MAX_LENGTH = 4096;

  private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

  /** How base64url begins if it encodes an object, without a byte order mark before it. */
  private static final String OBJECT = "eyJ";

  /** Later than any time that {@link FlatJson} accepts. */
  private static final Duration UNLIMITED = Duration.ofDays(400_000_000);

  private final KeyRing keys;
  private final Set<String> types;
  private final JwtParser parser;

  /**
   * @param types the accepted values of {@code typ}
   */
  JwtReader(KeyRing keys, Collection<String> types) {
    this.keys = keys;
    this.types = Set.copyOf(types);
    this.parser = parser();
  }

  /**
   * The claims of {@code compact} after its signature was verified. Only the form of the claims is
   * checked.
   *
   * @throws JwtException if it is not a genuine token of this kind
   * @throws IllegalArgumentException in the same case
   */
  Claims read(String compact) {
    if (compact.length() > MAX_LENGTH || !isCompact(compact)) {
      throw new MalformedJwtException("not a signed token in compact form");
    }
    return parser.parseSignedClaims(compact).getPayload();
  }

  /** Whether {@code text} is two objects and a signature, encoded, with dots (RFC 7515, 7.1). */
  private static boolean isCompact(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length == 3
        && parts[0].startsWith(OBJECT)
        && parts[1].startsWith(OBJECT)
        && Arrays.stream(parts).allMatch(JwtReader::isCanonical);
  }

  /**
   * Whether {@code part} is the one encoding of its bytes: no padding, unused bits zero (RFC 4648,
   * 3.5).
   *
   * @throws IllegalArgumentException if it is no encoding at all
   */
  private static boolean isCanonical(String part) {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
  }

  /**
   * The parser must not check times, because it would use its own clock. So it gets a stopped clock
   * and a tolerance that covers every time.
   */
  private JwtParser parser() {
    JwtParserBuilder builder =
        keys.code()
            .parser()
            .json(new FlatJson(TokenType.NUMBERS, TokenType.LISTS))
            .clock(() -> Date.from(Instant.EPOCH))
            .clockSkewSeconds(UNLIMITED.toSeconds())
            .keyLocator(this::keyFor);
    return builder.sig().clear().add(keys.algorithms()).and().build();
  }

  private Key keyFor(Header header) {
    if (!header.keySet().equals(HEADER) || !types.contains(header.getType())) {
      throw new UnsupportedJwtException("not a header of this kind of token");
    }
    return Optional.ofNullable(header.get("kid"))
        .map(Object::toString)
        .flatMap(keys::find)
        .filter(key -> key.algorithm().getId().equals(header.getAlgorithm()))
        .map(VerificationKey::publicKey)
        .orElseThrow(() -> new UnsupportedJwtException("not a key of this kind of token"));
  }
}
