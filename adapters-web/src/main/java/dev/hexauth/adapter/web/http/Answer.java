package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** A complete answer. Controllers, filters and error handlers write JSON in this way only. */
public final class Answer {

  /** The exact type of every body; see {@link ContentTypeValve}. */
  static final String CONTENT_TYPE = "application/json; charset=utf-8";

  /** A code of a letter, in any spelling that a route takes for one. */
  private static final Pattern CODE = Pattern.compile("(?:[0-9A-Fa-f]|%[0-9A-Fa-f]{2}){64,}+");

  private static final String FAIL = "fail";
  private static final int TOO_MANY_REQUESTS = 429;

  private final int status;
  private final Body body;
  private final List<Header> headers;

  private record Header(String name, String value) {}

  private record Done(String status) implements Body {}

  private record Told(String status, String message) implements Body {}

  private record Nothing() implements Body {}

  private Answer(int status, Body body, List<Header> headers) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  /** A success. */
  public static Answer success(int status, Body body) {
    return new Answer(status, body, List.of());
  }

  /** A success with nothing else to tell. */
  public static Answer done() {
    return success(HttpServletResponse.SC_OK, new Done("success"));
  }

  /** A success with a message. */
  public static Answer done(String message) {
    return success(HttpServletResponse.SC_OK, new Told("success", message));
  }

  /** A success without a body. */
  public static Answer empty() {
    return success(HttpServletResponse.SC_OK, new Nothing());
  }

  /** The caller's fault. */
  public static Answer fail(int status, ErrorCode code, String message) {
    return new Answer(status, new ErrorBody.Failure(FAIL, message, code), List.of());
  }

  /** One or more invalid fields; the first issue's message is that of the answer. */
  public static Answer invalid(List<Issue> issues) {
    return invalid(ErrorCode.VALIDATION_FAILED, issues);
  }

  /** A wrong password, as the issue of its field. */
  public static Answer wrongPassword(Issue issue) {
    return invalid(ErrorCode.INVALID_CREDENTIALS, List.of(issue));
  }

  private static Answer invalid(ErrorCode code, List<Issue> issues) {
    return new Answer(
        HttpServletResponse.SC_BAD_REQUEST,
        new ErrorBody.Invalid(FAIL, issues.getFirst().message(), code, issues),
        List.of());
  }

  /**
   * The caller's fault, on a route of OAuth 2.0 (RFC 6749, 5.2).
   *
   * @param description says what to do, in printable ASCII without quotes and backslashes
   */
  public static Answer oauth(OAuthError error, String description) {
    return new Answer(error.status(), new ErrorBody.OAuth(error, description), List.of());
  }

  /** Too many attempts (RFC 6585, 4); the caller may try again after {@code retryAfter}. */
  public static Answer throttled(Duration retryAfter) {
    return fail(TOO_MANY_REQUESTS, ErrorCode.THROTTLED, "Too many attempts, please try again later")
        .retryAfter(retryAfter);
  }

  /** The caller has a session, and not the role that the route is for. */
  public static Answer notAllowed() {
    return fail(
        HttpServletResponse.SC_FORBIDDEN, ErrorCode.FORBIDDEN, "You are not allowed to do this");
  }

  /** An unknown route. */
  static Answer routeNotFound(HttpServletRequest request) {
    return routeNotFound(asSent(request));
  }

  /**
   * A known route with another method. A code in its path is not repeated: it could still be used,
   * and pages report messages of errors to other services.
   */
  static Answer wrongMethod(HttpServletRequest request) {
    return routeNotFound(CODE.matcher(asSent(request)).replaceAll("\u2026"));
  }

  private static Answer routeNotFound(String route) {
    return fail(
        HttpServletResponse.SC_NOT_FOUND,
        ErrorCode.ROUTE_NOT_FOUND,
        "Route " + route + " not found");
  }

  private static String asSent(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** A refusal by Tomcat or Spring with a 4xx {@code status}. */
  static Answer refused(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return fail(
        status,
        ErrorCode.ofStatus(status),
        known == null ? "Bad Request" : known.getReasonPhrase());
  }

  /** The service's fault; {@code message} is a fixed sentence. */
  static Answer fault(int status, ErrorCode code, String message, String correlationId) {
    return new Answer(
        status, new ErrorBody.Fault("error", message, code, correlationId), List.of());
  }

  /** This answer with {@code Retry-After}: in whole seconds, rounded up, at least 1. */
  Answer retryAfter(Duration time) {
    return with("Retry-After", Long.toString(Math.max(1, time.plusNanos(999_999_999).toSeconds())));
  }

  /** This answer with one more header. */
  public Answer with(String name, String value) {
    return with(Stream.of(new Header(name, value)));
  }

  /** This answer with {@code cookies}, each the value of a {@code Set-Cookie} header. */
  public Answer withCookies(List<String> cookies) {
    return with(cookies.stream().map(cookie -> new Header("Set-Cookie", cookie)));
  }

  private Answer with(Stream<Header> more) {
    return new Answer(status, body, Stream.concat(headers.stream(), more).toList());
  }

  /**
   * Writes the answer without its length, which the server computes. A response whose length is set
   * is sent with its last byte, before {@link ContentTypeValve} runs.
   */
  void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(header -> response.addHeader(header.name(), header.value()));
    if (!(body instanceof Nothing)) {
      writeTo(response, Json.bytes(body));
    }
  }

  private static void writeTo(HttpServletResponse response, byte[] json) throws IOException {
    response.setContentType(CONTENT_TYPE);
    if (json.length > response.getBufferSize()) {
      response.setBufferSize(json.length);
    }
    response.getOutputStream().write(json);
  }
}
