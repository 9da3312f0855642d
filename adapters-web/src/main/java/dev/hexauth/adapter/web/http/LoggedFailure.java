package dev.hexauth.adapter.web.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a failure that is safe to log; it is never thrown. Messages can repeat what a caller
 * sent or what went to a store, so each becomes one line (CWE-117) without secrets.
 */
final class LoggedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_CAUSES = 20;

  private static final int MAX_LENGTH = 500;

  private static final int MAX_EXCERPT = 200;

  /**
   * Credentials in URLs and settings, tokens, keys of the session store, values of a row, and the
   * arguments of an unknown command in an error of Redis.
   */
  private static final Pattern SECRETS =
      Pattern.compile(
          "(?<=://)\\S*@"
              + "|(?i:(?<=(password|passwd|pwd|secret|token)=))[^\\s&]+"
              + "|[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{16,}"
              + "|(?<=hexauth:)\\{[^\\s']*"
              + "|(?<=\\)=)\\([^)]*\\)"
              + "|(?<=args beginning with:).*");

  LoggedFailure(Throwable failure) {
    this(failure, MAX_CAUSES);
  }

  private LoggedFailure(Throwable failure, int maxCauses) {
    super(harmless(failure), cause(failure.getCause(), maxCauses));
    setStackTrace(failure.getStackTrace());
  }

  /**
   * The reason of {@code failure}: its innermost cause and the failure that this led to, which may
   * name a host. At most {@value #MAX_LENGTH} characters.
   */
  static String cause(Throwable failure) {
    Throwable caused = failure;
    Throwable innermost = failure;
    for (int i = 0; i < MAX_CAUSES && innermost.getCause() != null; i++) {
      caused = innermost;
      innermost = innermost.getCause();
    }
    String why = harmless(innermost);
    String text = caused.equals(failure) ? why : harmless(caused) + ", because of " + why;
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
  }

  /** The type of {@code failure}, and where it was thrown. */
  static String place(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String type = failure.getClass().getName();
    return trace.length == 0 ? type : type + " at " + trace[0];
  }

  private static @Nullable Throwable cause(@Nullable Throwable cause, int maxCauses) {
    return cause == null || maxCauses == 0 ? null : new LoggedFailure(cause, maxCauses - 1);
  }

  private static String harmless(Throwable failure) {
    return SECRETS.matcher(printable(failure.toString())).replaceAll("***");
  }

  /** The beginning of {@code sent}, a caller's text, safe to log: one line of printable ASCII. */
  static String excerpt(String sent) {
    String cut = sent.length() > MAX_EXCERPT ? sent.substring(0, MAX_EXCERPT) + "..." : sent;
    return cut.replaceAll("[^ -~]", "?");
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ");
  }
}
