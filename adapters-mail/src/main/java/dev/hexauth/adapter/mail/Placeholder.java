package dev.hexauth.adapter.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template leaves open, written as {@code {{name}}}. */
enum Placeholder {
  /** A greeting, with the user's name if it is harmless. */
  GREETING,
  /** What readers know the service by: {@link Mailbox#title}. */
  SERVICE,
  /** How long the code lives. */
  LIFETIME,
  /** The URL with the code: in a button only. */
  LINK,
  /** When and from where: a paragraph of its own. */
  FACTS,
  /** The language's tag: in the layout only. */
  LANGUAGE,
  /** The subject: in the layout only. */
  SUBJECT,
  /** The paragraphs: in the layout only. */
  CONTENT;

  private static final Pattern FORM = Pattern.compile("\\{\\{.*?}}|\\{\\{");

  /** As it is written in a template. */
  String written() {
    return "{{" + name().toLowerCase(Locale.ROOT) + "}}";
  }

  /** All that look like placeholders in {@code source}, as written. */
  static List<String> in(String source) {
    return FORM.matcher(source).results().map(MatchResult::group).toList();
  }

  /** Replaces each placeholder by its value, in which no placeholder is replaced again. */
  static String fill(String source, Map<Placeholder, String> values) {
    return FORM.matcher(source)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(), values)));
  }

  private static String value(String written, Map<Placeholder, String> values) {
    return of(written).map(values::get).orElse(written);
  }

  static Optional<Placeholder> of(String written) {
    return Arrays.stream(values()).filter(one -> one.written().equals(written)).findFirst();
  }
}
