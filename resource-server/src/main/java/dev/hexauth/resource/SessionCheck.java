package dev.hexauth.resource;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Asks hexauth whether a token is active (RFC 7662). An answer counts from when its question was
 * sent, so a session never lasts longer here than the chosen age. Tokens are kept as digests.
 */
final class SessionCheck {

  /** How many tokens are remembered. */
  static final int MAX_TOKENS = 10_000;

  private final Hexauth hexauth;
  private final ServiceKey key;
  private final Supplier<CompletableFuture<URI>> endpoint;
  private final long maxAge;
  private final Ticker ticker;

  /** The least recently used first. */
  private final Map<String, SharedQuestion<Boolean>> questions =
      new LinkedHashMap<>(16, 0.75f, true);

  /** Asks at {@code endpoint}, and uses answers for {@code maxAge}. */
  SessionCheck(
      Hexauth hexauth,
      ServiceKey key,
      Supplier<CompletableFuture<URI>> endpoint,
      Duration maxAge,
      Ticker ticker) {
    this.hexauth = hexauth;
    this.key = key;
    this.endpoint = endpoint;
    this.maxAge = maxAge.toNanos();
    this.ticker = ticker;
  }

  /**
   * Whether a token is active.
   *
   * @param arrived when the request arrived, by the ticker
   */
  CompletableFuture<Boolean> isActive(String token, long arrived) {
    return join(token, arrived - maxAge).take();
  }

  /** How many tokens are remembered now. */
  int remembered() {
    synchronized (questions) {
      return questions.size();
    }
  }

  private SharedQuestion<Boolean>.Place join(String token, long earliest) {
    String digest = digest(token);
    synchronized (questions) {
      SharedQuestion<Boolean> question =
          questions.computeIfAbsent(
              digest, unknown -> new SharedQuestion<>(() -> ask(token), ticker, 0));
      SharedQuestion<Boolean>.Place place = question.join(earliest);
      forgetOne();
      return place;
    }
  }

  /** A token whose question is in flight stays, or a second one could be sent. */
  private void forgetOne() {
    if (questions.size() <= MAX_TOKENS) {
      return;
    }
    Iterator<SharedQuestion<Boolean>> oldest = questions.values().iterator();
    while (oldest.hasNext()) {
      if (!oldest.next().isBusy()) {
        oldest.remove();
        return;
      }
    }
  }

  private CompletableFuture<Boolean> ask(String token) {
    String form =
        "token="
            + URLEncoder.encode(token, StandardCharsets.UTF_8)
            + "&token_type_hint=access_token";
    return endpoint
        .get()
        .thenCompose(uri ->
            hexauth
                .post(uri, key.authorization(), form)
                .thenApply(answer -> isActive(uri, answer)));
  }

  private static boolean isActive(URI uri, Map<String, Object> answer) {
    if (answer.get("active") instanceof Boolean active) {
      return active;
    }
    throw new HexauthUnavailableException(uri + " does not say whether the token is active");
  }

  private static String digest(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
