package dev.hexauth.architecture.product;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words that docs/style.md rules out, in any letter case, in prose and in names. Quotations
 * are exempt: the lines from one with {@code words: off} to one with {@code words: on}, and each
 * line with {@code words: quoted}.
 */
final class Prose {

  // words: off
  private static final String LIST =
      """
      he, she, him, himself, herself: the user, the caller, they
      his, her, hers: the user's, the caller's, their
      whoever, whosoever: anyone who, a caller that
      whomever: anyone
      those who: users who, callers that
      somebody: someone, a user, a caller
      anybody: anyone, any caller
      everybody: everyone, all callers
      oneself, one's own: the user's own
      by and by: gradually
      is told of, are told of, be told of: receives, reads, is logged
      is told from, are told from, be told from: is distinguished from
      comes to: results in, decides, the outcome of
      becomes of, became of: the outcome of
      no good: not valid
      in vain: without effect
      for ever: forever, without end
      anew: again
      astray: wrong
      unasked: unchecked
      dear: expensive
      sees to it, see to it: ensures
      vouches for, vouch for: proves
      befalls, befall: happens to
      makes up for, make up for, made up for: compensates
      lest: so that ... not
      hither, thither, whence, hence: here, there, from where, so
      thereof, whereof, therein, wherein, herein: of it, in it
      aught, naught, nought: anything, nothing
      thus far: so far
      forthwith: at once
      alas, upon, unto, amid: (leave it out), on, to, among
      """;

  // words: on

  private static final Map<String, String> INSTEAD = instead();

  /** The first words of all phrases. */
  private static final Set<String> FIRST_WORDS =
      INSTEAD.keySet().stream().map(phrase -> phrase.replaceFirst("[ '].*", "")).collect(toSet());

  /** Between two words: spaces, underscores, and the end of a line with the mark of a comment. */
  private static final String GAP = "(?:[ \\t_]|\\R[ \\t]*(?:\\*|//|#|--)?[ \\t]*)+";

  private static final Pattern PHRASE =
      Pattern.compile(
          INSTEAD.keySet().stream()
              .map(phrase -> phrase.replace(" ", GAP))
              .collect(joining("|", "(?:", ")(?![A-Za-z+/=])")),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTATION =
      Pattern.compile("(?s)words: off.*?words: on|(?m)^.*words: quoted");

  private static final Pattern TEXT =
      Pattern.compile(
          ".*\\.(java|md|ya?ml|xml|properties|lua|sql|sh|cmd|http|json|mjs|js)|[^.]+",
          Pattern.CASE_INSENSITIVE);

  /** Not ours to word, or fixed by a digest: a released migration never changes. */
  private static final Set<String> FIXED = Set.of("LICENSE", "NOTICE", "migration", "released");

  private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules");

  private Prose() {}

  /** Every phrase in {@code text} that is ruled out, with its line and what to write instead. */
  static List<String> findings(String name, String text) {
    String prose = text.contains("words: ") ? withoutQuotations(text) : text;
    List<String> findings = new ArrayList<>();
    Matcher phrase = PHRASE.matcher(prose);
    int end;
    for (int start = 0; start < prose.length(); start = end) {
      end = endOfWord(prose, start);
      if (end == start) {
        end++;
      } else if (FIRST_WORDS.contains(prose.substring(start, end).toLowerCase(Locale.ROOT))
          && !isInBase64(prose, start)
          && phrase.region(start, prose.length()).lookingAt()) {
        findings.add(finding(name, prose, start, phrase.group()));
      }
    }
    return findings;
  }

  private static String finding(String name, String prose, int start, String found) {
    long line = 1 + prose.substring(0, start).chars().filter(each -> each == '\n').count();
    String phrase = found.replaceAll(GAP, " ").toLowerCase(Locale.ROOT);
    return "%s:%d: \"%s\"; write: %s".formatted(name, line, phrase, INSTEAD.get(phrase));
  }

  /** The end of the ASCII letters that begin at {@code start}. */
  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  private static boolean isInBase64(String text, int start) {
    return start > 0 && "+/".indexOf(text.charAt(start - 1)) >= 0;
  }

  private static String withoutQuotations(String text) {
    return QUOTATION.matcher(text).replaceAll(quote -> quote.group().replaceAll("[^\n]", ""));
  }

  /** The phrases that are looked for. */
  static Set<String> phrases() {
    return INSTEAD.keySet();
  }

  /** The texts of this repository: sources, documents, configuration and scripts. */
  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        Reactor.ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean hidden = name.startsWith(".") && !name.equals(".ci");
            return NOT_SOURCES.contains(name) || FIXED.contains(name) || hidden
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (TEXT.matcher(name).matches() && !FIXED.contains(name)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static Map<String, String> instead() {
    Map<String, String> instead = new LinkedHashMap<>();
    for (String line : LIST.lines().toList()) {
      String[] parts = line.split(": ", 2);
      for (String phrase : parts[0].split(", ", -1)) {
        instead.put(phrase, parts[1]);
      }
    }
    return instead;
  }
}
