package dev.hexauth.adapter.web.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The bodies of all answers with a status of 400 or more. */
sealed interface ErrorBody extends Body {

  /** The caller's fault. */
  record Failure(String status, String message, ErrorCode code) implements ErrorBody {}

  /** What is wrong with the fields of a request. */
  record Invalid(String status, String message, ErrorCode code, List<Issue> errors)
      implements ErrorBody {}

  /** The service's fault; the log names it by the same id. */
  record Fault(String status, String message, ErrorCode code, String correlationId)
      implements ErrorBody {}

  /**
   * An error of OAuth 2.0 (RFC 6749, 5.2).
   *
   * @param description says what to do
   */
  record OAuth(OAuthError error, @JsonProperty("error_description") String description)
      implements ErrorBody {}
}
