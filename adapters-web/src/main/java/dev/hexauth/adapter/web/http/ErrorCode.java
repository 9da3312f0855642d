package dev.hexauth.adapter.web.http;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;

/**
 * The kind of an error, for programs: the {@code code} of every answer with a status of 400 or
 * more, in lower case. A code never changes its meaning; {@code docs/http.md} lists them all. Where
 * a standard defines the errors of a route, {@link OAuthError} takes its place.
 */
public enum ErrorCode {
  /** The request has no access token. */
  NOT_LOGGED_IN,
  /** The access token has expired, and is valid otherwise. */
  TOKEN_EXPIRED,
  /** The access token is malformed, forged, or of another kind. */
  TOKEN_INVALID,
  /** The access token is valid, but its session has ended or its user is gone. */
  SESSION_ENDED,
  /** The password is wrong, or no user has the e-mail address. */
  INVALID_CREDENTIALS,
  /** The password is right, but the user must verify the e-mail address first. */
  NOT_VERIFIED,
  /** The code of a letter is unknown, used or expired. */
  CODE_REJECTED,
  /** The refresh token is not accepted. */
  REFRESH_REFUSED,
  /** Another user has the e-mail address. */
  EMAIL_TAKEN,
  /** Too many attempts (RFC 6585, 4). */
  THROTTLED,
  /** At least one field is missing, has the wrong type, or breaks a rule. */
  VALIDATION_FAILED,
  /** A page of another site made a browser send the request. */
  CROSS_SITE,
  /** A browser or a framework prefetched a route that changes state. */
  PREFETCH_REFUSED,
  /** The client asked for tokens in the body and may have them in cookies only. */
  DELIVERY_REFUSED,
  /** The user may not do this. */
  FORBIDDEN,
  /** An admin must log in again before the change. */
  REAUTHENTICATION_REQUIRED,
  /** The last active admin cannot be disabled, demoted or deleted. */
  LAST_ADMIN,
  /** Admins cannot disable, demote or delete themselves as admins. */
  OWN_ACCOUNT,
  /** The e-mail address is verified. */
  ALREADY_VERIFIED,
  /** The path names no user. */
  USER_NOT_FOUND,
  /** The path names no session of the user. */
  SESSION_NOT_FOUND,
  /** The path names no key of a service. */
  SERVICE_KEY_NOT_FOUND,
  /** The route is unknown, or has another method. */
  ROUTE_NOT_FOUND,
  /** The body is not one JSON object in UTF-8. */
  MALFORMED_BODY,
  /** The body is declared as something other than JSON in UTF-8, or as compressed. */
  UNSUPPORTED_MEDIA_TYPE,
  /** The body is over the limit. */
  BODY_TOO_LARGE,
  /** The request line or headers are over the limit (RFC 6585, 5). */
  HEADERS_TOO_LARGE,
  /** The request did not arrive in time (RFC 9110, 15.5.9). */
  REQUEST_TIMEOUT,
  /** The request is not valid HTTP, or the server does not support it. */
  BAD_REQUEST,
  /** A store or service that hexauth needs does not answer. */
  UNAVAILABLE,
  /** The service failed. */
  INTERNAL_ERROR;

  /** The code of an error that Tomcat or Spring found, by its {@code status}. */
  static ErrorCode ofStatus(int status) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_FOUND -> ROUTE_NOT_FOUND;
      case HttpServletResponse.SC_REQUEST_TIMEOUT -> REQUEST_TIMEOUT;
      case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> BODY_TOO_LARGE;
      case HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
      case HeadersTooLargeException.LINE, HeadersTooLargeException.HEADERS -> HEADERS_TOO_LARGE;
      default ->
          status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? BAD_REQUEST : INTERNAL_ERROR;
    };
  }

  /** The code as sent. */
  @JsonValue
  String wireForm() {
    return name().toLowerCase(Locale.ROOT);
  }
}
