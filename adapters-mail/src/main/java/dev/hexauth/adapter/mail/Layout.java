package dev.hexauth.adapter.mail;

import java.util.List;
import java.util.Map;

/** The HTML document around the paragraphs of all letters. */
final class Layout {

  private final String source;

  private Layout(String source) {
    this.source = source;
  }

  /**
   * The layout in {@code source}.
   *
   * @throws UnusableTemplateException unless it has {@code {{language}}}, {@code {{subject}}} and
   *     {@code {{content}}} once each, and nothing else that looks like a placeholder
   */
  static Layout parse(String source) throws UnusableTemplateException {
    List<String> found = Placeholder.in(source).stream().sorted().toList();
    if (!found.equals(List.of("{{content}}", "{{language}}", "{{subject}}"))) {
      throw new UnusableTemplateException(
          "must have {{language}}, {{subject}} and {{content}} once each, and has " + found);
    }
    return new Layout(source);
  }

  String around(String content, String subject, String language) {
    return Placeholder.fill(
        source,
        Map.of(
            Placeholder.LANGUAGE, Html.escaped(language),
            Placeholder.SUBJECT, Html.escaped(subject),
            Placeholder.CONTENT, content));
  }
}
