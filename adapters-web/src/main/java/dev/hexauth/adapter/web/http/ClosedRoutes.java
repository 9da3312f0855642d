package dev.hexauth.adapter.web.http;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The routes whose answers no page may read, of whatever origin: those of programs.
 *
 * @param folder what the paths of all of them begin with, as {@code /folder}
 */
public record ClosedRoutes(String folder) {

  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern IGNORED = Pattern.compile(";[^/]*|/(?=/)");

  /**
   * Whether {@code path} may be one of them, in any spelling.
   *
   * @param path as a request has it; null if the request line cannot be read
   */
  boolean include(@Nullable String path) {
    if (path == null) {
      return false;
    }
    String decoded = ENCODED.matcher(path).replaceAll(ClosedRoutes::decoded);
    String plain = IGNORED.matcher(decoded).replaceAll("");
    return plain.startsWith(folder)
        && (plain.length() == folder.length() || plain.charAt(folder.length()) == '/');
  }

  private static String decoded(MatchResult triplet) {
    char character = (char) Integer.parseInt(triplet.group(1), 16);
    return Matcher.quoteReplacement(String.valueOf(character));
  }
}
