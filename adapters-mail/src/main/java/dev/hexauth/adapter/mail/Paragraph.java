package dev.hexauth.adapter.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A paragraph of a {@link Template}, which makes plain text and HTML of it. */
sealed interface Paragraph {

  /** Words, with placeholders among them. */
  record Words(String source) implements Paragraph {}

  /** A link with the code. In a template {@code [label]({{link}})}. */
  record Button(String label) implements Paragraph {

    private static final Pattern FORM =
        Pattern.compile(
            "\\[([^\\[\\]{}]+)]\\(" + Pattern.quote(Placeholder.LINK.written()) + "\\)");
  }

  /** When and from where. In a template {@code {{facts}}}. */
  record Facts() implements Paragraph {}

  /** The paragraph that {@code source}, one line, means. */
  static Paragraph of(String source) {
    if (source.equals(Placeholder.FACTS.written())) {
      return new Facts();
    }
    Matcher button = Button.FORM.matcher(source);
    return button.matches() ? new Button(button.group(1)) : new Words(source);
  }

  /** As plain text, without a line break at its end. */
  default String text(Content content) {
    return switch (this) {
      case Words(String source) -> Placeholder.fill(source, content.words());
      case Button(String label) -> label + ":\n" + content.link().orElseThrow();
      case Facts() -> String.join("\n", content.facts());
    };
  }

  /** As HTML that says the same. */
  default String html(Content content) {
    return switch (this) {
      case Words(String source) -> Html.paragraph(Placeholder.fill(source, content.words()));
      case Button(String label) -> Html.button(label, content.link().orElseThrow());
      case Facts() -> Html.facts(content.facts());
    };
  }
}
