package dev.hexauth.adapter.web.http;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;

/** The kind of an error on the routes of OAuth 2.0, where it takes the place of an error code. */
public enum OAuthError {
  /** The caller is no known service (RFC 6749, 5.2). */
  INVALID_CLIENT(HttpServletResponse.SC_UNAUTHORIZED),
  /** A parameter is missing or repeated, or the body is no form (RFC 6749, 5.2). */
  INVALID_REQUEST(HttpServletResponse.SC_BAD_REQUEST),
  /** The service has no scopes (RFC 6749, 5.2). */
  INVALID_SCOPE(HttpServletResponse.SC_BAD_REQUEST),
  /** The grant type is not offered (RFC 6749, 5.2). */
  UNSUPPORTED_GRANT_TYPE(HttpServletResponse.SC_BAD_REQUEST),
  /** A token of this kind cannot be revoked (RFC 7009, 2.2.1). */
  UNSUPPORTED_TOKEN_TYPE(HttpServletResponse.SC_BAD_REQUEST);

  private final int status;

  OAuthError(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The error as sent. */
  @JsonValue
  String wireForm() {
    return name().toLowerCase(Locale.ROOT);
  }
}
