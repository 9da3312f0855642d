package dev.hexauth.adapter.web;

import dev.hexauth.domain.user.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The language that a request prefers (RFC 9110, 12.5.4). */
final class AcceptLanguage {

  /** Longer than what browsers send; a longer header is not read. */
  private static final int MAX_LENGTH = 256;

  private AcceptLanguage() {}

  /** The most preferred language that hexauth speaks, or empty if the request names none. */
  static Optional<Language> of(HttpServletRequest request) {
    return parse(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  static Optional<Language> parse(@Nullable String header) {
    return ranges(header).stream()
        .filter(range -> range.getWeight() > 0)
        .flatMap(range -> Language.of(primary(range)).stream())
        .findFirst();
  }

  /** A header that is no list of languages is like none. */
  private static List<Locale.LanguageRange> ranges(@Nullable String header) {
    if (header == null || header.length() > MAX_LENGTH) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  private static String primary(Locale.LanguageRange range) {
    return range.getRange().split("-", 2)[0];
  }
}
