package dev.hexauth.resource;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to hexauth, bounded in time, in size and in number. Whatever goes wrong is a
 * {@link HexauthUnavailableException}. The log has one line when an outage begins and one when it
 * ends.
 */
final class Hexauth {

  /** How many requests may be open while hexauth answers. */
  static final int MAX_OPEN = 512;

  /** How many may be open after a failure, until one succeeds; other callers do not wait. */
  static final int MAX_OPEN_IN_OUTAGE = 8;

  private static final Log LOG = LogFactory.getLog(Hexauth.class);

  private final Duration timeout;
  private final HttpClient client;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicBoolean outage = new AtomicBoolean();

  /** Follows no redirect: the key goes only where the settings or the metadata say. */
  Hexauth(Duration connectTimeout, Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** The object of JSON at {@code uri}. */
  CompletableFuture<Map<String, Object>> get(URI uri) {
    return ask(request(uri).build());
  }

  /** The object of JSON that answers a form. */
  CompletableFuture<Map<String, Object>> post(URI uri, String authorization, String form) {
    return ask(
        request(uri)
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  /** HTTP/2 is asked for only where TLS negotiates it. */
  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(timeout)
        .version(
            "https".equals(uri.getScheme())
                ? HttpClient.Version.HTTP_2
                : HttpClient.Version.HTTP_1_1)
        .header("Accept", "application/json");
  }

  private CompletableFuture<Map<String, Object>> ask(HttpRequest request) {
    int limit = outage.get() ? MAX_OPEN_IN_OUTAGE : MAX_OPEN;
    if (open.incrementAndGet() > limit) {
      open.decrementAndGet();
      return CompletableFuture.failedFuture(
          new HexauthUnavailableException("too many requests wait for hexauth"));
    }
    return exchange(request)
        .thenApply(answer -> read(request.uri(), answer))
        .whenComplete((answer, failure) -> {
          open.decrementAndGet();
          report(failure);
        });
  }

  /** An idle connection may be closed just when it is used again, so a broken one is retried. */
  private CompletableFuture<HttpResponse<String>> exchange(HttpRequest request) {
    AtomicReference<CompletableFuture<?>> attempt = new AtomicReference<>();
    CompletableFuture<HttpResponse<String>> whole =
        send(request, attempt)
            .exceptionallyCompose(failure ->
                isBroken(failure)
                    ? send(request, attempt)
                    : CompletableFuture.failedFuture(failure))
            .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    return whole.exceptionallyCompose(failure -> {
      // The client's own time limit ends before the body.
      attempt.get().cancel(true);
      return CompletableFuture.failedFuture(unavailable(request.uri(), failure));
    });
  }

  private CompletableFuture<HttpResponse<String>> send(
      HttpRequest request, AtomicReference<CompletableFuture<?>> attempt) {
    CompletableFuture<HttpResponse<String>> sent =
        client.sendAsync(request, answer -> new LimitedBody());
    attempt.set(sent);
    return sent;
  }

  private static boolean isBroken(Throwable failure) {
    Throwable cause = unwrapped(failure);
    return cause instanceof IOException
        && !(cause instanceof ConnectException)
        && !(cause instanceof HttpTimeoutException)
        && !(cause instanceof LimitedBody.TooLargeException);
  }

  private static Map<String, Object> read(URI uri, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw refused(uri, answer.statusCode());
    }
    try {
      @Nullable Map<String, Object> json = JSONObjectUtils.parse(answer.body());
      if (json != null) {
        return json;
      }
    } catch (ParseException e) {
      throw new HexauthUnavailableException(uri + " answered something that is no JSON", e);
    }
    throw new HexauthUnavailableException(uri + " answered null");
  }

  private static HexauthUnavailableException refused(URI uri, int status) {
    if (status == 401 || status == 403) {
      return new HexauthUnavailableException(
          uri
              + " answered "
              + status
              + ": if the service key was revoked, make another and set "
              + ResourceServerProperties.PREFIX
              + ".service-key");
    }
    return new HexauthUnavailableException(uri + " answered " + status, status == 404);
  }

  private static HexauthUnavailableException unavailable(URI uri, Throwable failure) {
    Throwable cause = unwrapped(failure);
    return new HexauthUnavailableException(
        cause instanceof TimeoutException || cause instanceof HttpTimeoutException
            ? uri + " did not answer in time"
            : uri + " cannot be reached: " + cause,
        cause);
  }

  private void report(@Nullable Throwable failure) {
    if (failure == null) {
      if (outage.getAndSet(false)) {
        LOG.info("hexauth answers again");
      }
    } else if (!outage.getAndSet(true)) {
      LOG.warn(
          "Requests with tokens are answered 503 until hexauth answers: "
              + unwrapped(failure).getMessage());
    }
  }

  /** The failure itself, where a future has wrapped it. */
  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
