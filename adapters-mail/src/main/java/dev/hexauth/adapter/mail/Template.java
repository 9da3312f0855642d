package dev.hexauth.adapter.mail;

import dev.hexauth.domain.mail.LetterKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of one kind of letter in one language. Plain text and HTML are both made of it, so they
 * say the same. The first line is {@code Subject: } and the subject; paragraphs follow, with empty
 * lines between them.
 */
final class Template {

  private static final String SUBJECT = "Subject: ";

  private final String subject;
  private final List<Paragraph> paragraphs;

  private Template(String subject, List<Paragraph> paragraphs) {
    this.subject = subject;
    this.paragraphs = List.copyOf(paragraphs);
  }

  /**
   * The template in {@code source}.
   *
   * @throws UnusableTemplateException if letters of {@code kind} cannot be made of it
   */
  static Template parse(String source, LetterKind kind) throws UnusableTemplateException {
    List<String> parts =
        Arrays.stream(source.strip().split("\\R\\s*\\R")).map(Template::oneLine).toList();
    if (!parts.getFirst().startsWith(SUBJECT)) {
      throw new UnusableTemplateException("does not start with a line \"Subject: …\"");
    }
    String subject = parts.getFirst().substring(SUBJECT.length());
    checkPlaceholders(subject, EnumSet.of(Placeholder.SERVICE));
    List<Paragraph> paragraphs = parts.stream().skip(1).map(Paragraph::of).toList();
    check(paragraphs, kind);
    return new Template(subject, paragraphs);
  }

  private static String oneLine(String part) {
    return part.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static void check(List<Paragraph> paragraphs, LetterKind kind)
      throws UnusableTemplateException {
    boolean hasCode = kind.purpose().isPresent();
    Set<Placeholder> known = EnumSet.of(Placeholder.GREETING, Placeholder.SERVICE);
    if (hasCode) {
      known.add(Placeholder.LIFETIME);
    }
    for (Paragraph paragraph : paragraphs) {
      if (paragraph instanceof Paragraph.Words(String source)) {
        checkPlaceholders(source, known);
      }
    }
    checkCount(paragraphs, Paragraph.Facts.class, 1, "{{facts}}");
    checkCount(paragraphs, Paragraph.Button.class, hasCode ? 1 : 0, "[a label]({{link}})");
  }

  private static void checkPlaceholders(String source, Set<Placeholder> known)
      throws UnusableTemplateException {
    for (String written : Placeholder.in(source)) {
      if (Placeholder.of(written).filter(known::contains).isEmpty()) {
        throw new UnusableTemplateException(
            "has %s where only %s can be".formatted(written, listed(known)));
      }
    }
  }

  private static String listed(Set<Placeholder> placeholders) {
    return placeholders.stream().map(Placeholder::written).collect(Collectors.joining(", "));
  }

  private static void checkCount(
      List<Paragraph> paragraphs, Class<? extends Paragraph> type, int wanted, String form)
      throws UnusableTemplateException {
    long found = paragraphs.stream().filter(type::isInstance).count();
    if (found != wanted) {
      throw new UnusableTemplateException(
          "has %d paragraphs \"%s\" and must have %d".formatted(found, form, wanted));
    }
  }

  String subject(Content content) {
    return Placeholder.fill(subject, content.words());
  }

  String text(Content content) {
    return paragraphs.stream()
        .map(paragraph -> paragraph.text(content))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  String html(Content content) {
    return paragraphs.stream()
        .map(paragraph -> paragraph.html(content))
        .collect(Collectors.joining());
  }
}
