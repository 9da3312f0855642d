package dev.hexauth.bootstrap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every secret that went over the wire in this JVM, in either direction. */
final class Secrets {

  private static final Pattern TOKEN = Pattern.compile("[\\w-]{20,}\\.([\\w-]{20,})\\.[\\w-]{20,}");

  private static final Pattern CREDENTIAL =
      Pattern.compile("\"\\w*(?:[Pp]assword|token)\\w*\"\\s*:\\s*\"([^\"\\\\]{12,})\"");

  private static final Pattern SERVICE_KEY = Pattern.compile("hexauth_key_[0-9a-f]{72}");

  private static final Pattern SESSION_ID = Pattern.compile("\"sid\":\"([\\w-]{22})\"");

  private static final Set<String> NOTICED = ConcurrentHashMap.newKeySet();

  private Secrets() {}

  /**
   * Records the tokens in {@code text} and their {@code sid}s, service keys, passwords, and values
   * used instead of tokens, if they are too long to be in a log by chance.
   */
  static void notice(String text) {
    TOKEN.matcher(text).results().forEach(Secrets::noticeToken);
    SERVICE_KEY.matcher(text).results().map(MatchResult::group).forEach(NOTICED::add);
    CREDENTIAL
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .filter(word -> !word.isBlank())
        .forEach(NOTICED::add);
  }

  /** Records a secret that no pattern finds. */
  static void noticeSecret(String secret) {
    NOTICED.add(secret);
  }

  private static void noticeToken(MatchResult token) {
    NOTICED.add(token.group());
    SESSION_ID
        .matcher(decoded(token.group(1)))
        .results()
        .map(result -> result.group(1))
        .forEach(NOTICED::add);
  }

  /** The payload of a token; empty if it is not one of the service. */
  private static String decoded(String part) {
    try {
      return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  static Set<String> noticed() {
    return Set.copyOf(NOTICED);
  }
}
