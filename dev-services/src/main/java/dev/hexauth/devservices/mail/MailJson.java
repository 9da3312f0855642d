package dev.hexauth.devservices.mail;

import java.util.List;
import java.util.stream.Collectors;

/** Mails as JSON for the page. */
final class MailJson {

  private static final int LONGEST_SUMMARY = 200;
  private static final int LONGEST_LINE = 2000;

  private MailJson() {}

  /** What the list shows. */
  static String summary(ReceivedMail mail) {
    return "{%s}".formatted(fields(mail, LONGEST_SUMMARY));
  }

  /** What one mail shows, but for its source. */
  static String whole(ReceivedMail mail) {
    return "{%s,\"envelope\":%s,\"text\":%s,\"html\":%b,\"size\":%d,\"attachments\":%s,\"defects\":%s}"
        .formatted(
            fields(mail, LONGEST_LINE),
            string(envelope(mail.envelope()), LONGEST_LINE),
            string(mail.text(), Integer.MAX_VALUE),
            !mail.html().isBlank(),
            mail.size(),
            strings(mail.attachments()),
            strings(mail.defects()));
  }

  private static String fields(ReceivedMail mail, int longest) {
    return "\"id\":\"%s\",\"at\":\"%s\",\"from\":%s,\"to\":%s,\"subject\":%s"
        .formatted(
            mail.id(),
            mail.receivedAt(),
            string(mail.header("From").orElse(mail.envelope().sender()), longest),
            string(mail.header("To").orElse(recipients(mail.envelope())), longest),
            string(mail.subject(), longest));
  }

  private static String envelope(SmtpEnvelope envelope) {
    return "from <%s> to %s%s%s"
        .formatted(
            envelope.sender(),
            recipients(envelope),
            envelope.user().map(user -> ", logged in as " + user).orElse(""),
            envelope.encrypted() ? ", encrypted" : "");
  }

  private static String recipients(SmtpEnvelope envelope) {
    return envelope.recipients().stream()
        .map(recipient -> "<" + recipient + ">")
        .collect(Collectors.joining(", "));
  }

  private static String strings(List<String> texts) {
    return texts.stream()
        .map(text -> string(text, LONGEST_LINE))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A string of JSON (RFC 8259, 7) in ASCII, cut short if it is longer. */
  static String string(String text, int longest) {
    String shown = text.length() > longest ? text.substring(0, longest) + "…" : text;
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
