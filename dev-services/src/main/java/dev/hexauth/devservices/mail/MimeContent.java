package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * What can be read of a mail that may be broken or hostile.
 *
 * @param text all parts of text/plain, or empty
 * @param html all parts of text/html, or empty
 * @param attachments the other parts: media type and file name
 * @param defects what could not be read, in words
 */
record MimeContent(
    List<Header> headers,
    String text,
    String html,
    List<String> attachments,
    List<String> defects) {

  private static final String TOO_MANY = "It has more parts than are shown here.";
  private static final int DEEPEST = 10;
  private static final int MOST_PARTS = 100;

  /** Of lines that may begin a part; the parser's time grows with their square. */
  private static final int MOST_DASHES = 1000;

  /** A field of the header, unfolded and decoded. */
  record Header(String name, String value) {}

  static MimeContent of(byte[] source) {
    return new Reader().read(source);
  }

  private static final class Reader {
    private final List<Header> headers = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<String> attachments = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();
    private int parts;

    MimeContent read(byte[] source) {
      try {
        MimeMessage message = new MimeMessage(session(), new ByteArrayInputStream(source));
        for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
          headers.add(new Header(header.getName(), decoded(header.getValue())));
        }
        if (dashes(source) > MOST_DASHES) {
          defects.add(TOO_MANY);
        } else {
          add(message, 0);
        }
      } catch (MessagingException | IOException | RuntimeException e) {
        defects.add(reason(e));
      }
      return new MimeContent(headers, text.toString(), html.toString(), attachments, defects);
    }

    /** Headers may be in UTF-8 (RFC 6532). */
    private static Session session() {
      Properties properties = new Properties();
      properties.setProperty("mail.mime.allowutf8", "true");
      return Session.getInstance(properties);
    }

    private void add(Part part, int depth) {
      if (depth > DEEPEST || ++parts > MOST_PARTS) {
        defects.add(TOO_MANY);
        return;
      }
      try {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
          for (int i = 0; i < multipart.getCount() && parts <= MOST_PARTS; i++) {
            add(multipart.getBodyPart(i), depth + 1);
          }
        } else if (isShown(part) && part.isMimeType("text/plain")) {
          text.append(content(part));
        } else if (isShown(part) && part.isMimeType("text/html")) {
          html.append(content(part));
        } else {
          attachments.add((part.getContentType() + " " + part.getFileName()).strip());
        }
      } catch (MessagingException | IOException | RuntimeException e) {
        defects.add(reason(e));
      }
    }

    private static long dashes(byte[] source) {
      return new String(source, ISO_8859_1).lines().filter(line -> line.startsWith("--")).count();
    }

    private static boolean isShown(Part part) throws MessagingException {
      return !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    }

    private String content(Part part) throws MessagingException, IOException {
      byte[] bytes = part.getInputStream().readAllBytes();
      try {
        String name = new ContentType(part.getContentType()).getParameter("charset");
        return new String(bytes, name == null ? UTF_8 : charset(name));
      } catch (MessagingException | IllegalArgumentException e) {
        defects.add(reason(e));
        return new String(bytes, UTF_8);
      }
    }

    private static Charset charset(String name) {
      return Charset.forName(MimeUtility.javaCharset(name));
    }

    private static String decoded(String value) throws IOException {
      return MimeUtility.decodeText(MimeUtility.unfold(value));
    }

    private static String reason(Exception e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }
}
