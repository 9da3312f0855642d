package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers all exceptions of Spring and the controllers. */
@ControllerAdvice
final class ExceptionAdvice {

  private final Faults faults;

  ExceptionAdvice(Faults faults) {
    this.faults = faults;
  }

  @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
  Answer routeNotFound(HttpServletRequest request) {
    return Answer.routeNotFound(request);
  }

  /** A known route with another method counts as unknown. */
  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  Answer wrongMethod(HttpServletRequest request) {
    return Answer.wrongMethod(request);
  }

  @ExceptionHandler(MalformedBodyException.class)
  Answer malformed() {
    return Answer.fail(
        HttpServletResponse.SC_BAD_REQUEST,
        ErrorCode.MALFORMED_BODY,
        "The request body must be a JSON object in UTF-8");
  }

  @ExceptionHandler(UnsupportedBodyException.class)
  Answer unsupported(UnsupportedBodyException refusal) {
    return Answer.fail(
            HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            Objects.requireNonNull(refusal.getMessage()))
        .with(refusal.header(), refusal.supported());
  }

  @ExceptionHandler(InvalidParametersException.class)
  Answer invalidForm(InvalidParametersException refusal) {
    return Answer.oauth(OAuthError.INVALID_REQUEST, Objects.requireNonNull(refusal.getMessage()));
  }

  /** All others; a client that has disconnected gets no answer. */
  @ExceptionHandler(Throwable.class)
  @Nullable Answer other(Throwable failure) {
    if (failure instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
      return Answer.refused(refusal.getStatusCode().value());
    }
    return failure instanceof ClientAbortException ? null : faults.answer(failure);
  }
}
