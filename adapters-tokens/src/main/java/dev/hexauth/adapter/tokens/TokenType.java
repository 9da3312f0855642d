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

  static final String CLIENT = "client_id";
  static final String ROLES = "roles";
  static final String AUTHENTICATED_AT = "auth_time";

  /** {@value #SERVICE} in the token of a service, and absent from that of a user. */
  static final String SUBJECT_TYPE = "sub_type";

  static final String SERVICE = "service";

  /** The claims that a token of a service never has. */
  static final Set<String> OF_USERS =
      Set.of(SESSION, GENERATION, ROLES, AUTHENTICATED_AT, DELIVERY);

  /** The claims that are numbers. */
  static final Set<String> NUMBERS = Set.of("iat", "exp", "nbf", AUTHENTICATED_AT, GENERATION);

  /** The claims that are arrays of strings; all others are strings. */
  static final Set<String> LISTS = Set.of(ROLES);

  private final String header;

  TokenType(String header) {
    this.header = header;
  }

  /** The one spelling that is issued and accepted. */
  String header() {
    return header;
  }
}
