package dev.hexauth.resource;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an access token of hexauth looks like: its issuer, audience and times, and the claims of a
 * user's or of a service's token. Times have no tolerance: no session lasts longer here.
 */
final class TokenShape implements OAuth2TokenValidator<Jwt> {

  static final String SUBJECT_TYPE = "sub_type";
  static final String SERVICE = "service";
  static final String ROLES = "roles";

  private static final String SESSION = "sid";
  private static final String CLIENT = "client_id";

  /** A key must not come with the token, and no extension is understood (RFC 7515, 4.1.11). */
  private static final Set<String> REFUSED_HEADERS =
      Set.of("jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "crit", "b64");

  private static final Pattern USER_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  private final String issuer;
  private final Set<String> audiences;
  private final Clock clock;

  TokenShape(String issuer, Set<String> audiences, Clock clock) {
    this.issuer = issuer;
    this.audiences = Set.copyOf(audiences);
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt jwt) {
    @Nullable String fault = fault(jwt);
    return fault == null
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", fault, null));
  }

  private @Nullable String fault(Jwt jwt) {
    if (jwt.getHeaders().keySet().stream().anyMatch(REFUSED_HEADERS::contains)) {
      return "the token has a header that is refused";
    }
    if (!issuer.equals(jwt.getClaims().get("iss"))) {
      return "the token has another issuer";
    }
    if (jwt.getAudience() == null || jwt.getAudience().stream().noneMatch(audiences::contains)) {
      return "the token is for another audience";
    }
    @Nullable String timeFault = timeFault(jwt.getExpiresAt(), jwt.getNotBefore(), clock.instant());
    return timeFault == null ? claimFault(jwt) : timeFault;
  }

  private static @Nullable String timeFault(
      @Nullable Instant expires, @Nullable Instant begins, Instant now) {
    if (expires == null || !now.isBefore(expires)) {
      return "the token has expired";
    }
    return begins != null && now.isBefore(begins) ? "the token is not valid yet" : null;
  }

  private static @Nullable String claimFault(Jwt jwt) {
    boolean whole =
        jwt.getClaims().get("jti") instanceof String
            && (jwt.hasClaim(SUBJECT_TYPE) ? isOfService(jwt) : isOfUser(jwt));
    return whole ? null : "the token has claims that hexauth does not issue";
  }

  private static boolean isOfService(Jwt jwt) {
    return SERVICE.equals(jwt.getClaims().get(SUBJECT_TYPE))
        && matches(NAME, jwt.getClaims().get("sub"))
        && !matches(USER_ID, jwt.getClaims().get("sub"))
        && Objects.equals(jwt.getSubject(), jwt.getClaims().get(CLIENT))
        && !jwt.hasClaim(SESSION)
        && !jwt.hasClaim(ROLES);
  }

  /** A user's role is never called as the authority of services. */
  private static boolean isOfUser(Jwt jwt) {
    return matches(USER_ID, jwt.getClaims().get("sub"))
        && matches(SESSION_ID, jwt.getClaims().get(SESSION))
        && jwt.getClaims().get(CLIENT) instanceof String
        && areRoles(jwt.getClaims().getOrDefault(ROLES, List.of()));
  }

  private static boolean areRoles(Object claim) {
    return claim instanceof List<?> roles
        && roles.stream().allMatch(role -> matches(ROLE, role) && !SERVICE.equals(role));
  }

  private static boolean matches(Pattern pattern, @Nullable Object claim) {
    return claim instanceof String text && pattern.matcher(text).matches();
  }
}
