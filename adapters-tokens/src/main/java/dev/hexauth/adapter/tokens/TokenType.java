package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.token.Delivery;
import java.util.Set;

/** The kind of a token, as in its {@code typ}, and its claims. Each kind has keys of its own. */
enum TokenType {
  /** RFC 9068, 2.1. */
  ACCESS("at+jwt"),
  /** Defined by hexauth, as RFC 8725, 3.11 suggests. */
  REFRESH("rt+jwt");

  static final String SESSION = "sid";
  static final String GENERATION = "gen";

  /** Absent from a token that was delivered in a cookie; see {@link Delivery}. */
  static final String DELIVERY = "delivery";

  static final String IN_BODY = "body";

  /** The claims that are numbers; all others are strings. */
  static final Set<String> NUMBERS = Set.of("iat", "exp", "nbf", GENERATION);

  private final String header;

  TokenType(String header) {
    this.header = header;
  }

  /** The one spelling that is issued and accepted. */
  String header() {
    return header;
  }
}
