package dev.hexauth.adapter.mail;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Elements of HTML, made of plain text. Their styles are inline, because some mail programs ignore
 * style sheets; the classes are for those of a layout.
 */
final class Html {

  private static final String PARAGRAPH = "margin:0 0 16px";
  private static final String FACTS =
      "margin:0 0 16px;padding:12px 16px;border-left:4px solid #8a94a6;background:#f3f5f8";
  private static final String BUTTON =
      "display:inline-block;padding:12px 20px;border-radius:6px;background:#1d4ed8;"
          + "color:#ffffff;font-weight:bold;text-decoration:none";
  private static final String URL =
      "margin:0 0 16px;font-size:13px;line-height:18px;word-break:break-all";

  private Html() {}

  static String paragraph(String text) {
    return element("text", PARAGRAPH, escaped(text));
  }

  static String facts(List<String> facts) {
    return element(
        "facts", FACTS, facts.stream().map(Html::escaped).collect(Collectors.joining("<br>\n")));
  }

  /** A button, and the URL itself below it, which a reader can check and copy. */
  static String button(String label, String link) {
    String href = escaped(link);
    String button =
        "<a class=\"button\" style=\"%s\" href=\"%s\">%s</a>"
            .formatted(BUTTON, href, escaped(label));
    String url = "<a href=\"%s\">%s</a>".formatted(href, href);
    return element("text", PARAGRAPH, button) + element("url", URL, url);
  }

  /** {@code text} for the content of an element, or for an attribute in quotation marks. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String element(String kind, String style, String content) {
    return "<p class=\"%s\" style=\"%s\">%s</p>\n".formatted(kind, style, content);
  }
}
