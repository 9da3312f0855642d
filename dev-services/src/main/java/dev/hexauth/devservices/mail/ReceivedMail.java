package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A mail as it was received, with its envelope. It may be broken in any way. */
public final class ReceivedMail {

  private final UUID id = UUID.randomUUID();
  private final Instant receivedAt = Instant.now();
  private final SmtpEnvelope envelope;
  private final byte[] source;
  private final MimeContent content;

  ReceivedMail(SmtpEnvelope envelope, byte[] source) {
    this.envelope = envelope;
    this.source = source.clone();
    this.content = MimeContent.of(source);
  }

  /** Identifies it among all mails of all servers. */
  public UUID id() {
    return id;
  }

  /** When its last byte was received. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** Who handed it in, to whom and how. */
  public SmtpEnvelope envelope() {
    return envelope;
  }

  /** Header and body as they were sent, decoded as UTF-8. */
  public String source() {
    return new String(source, UTF_8);
  }

  /** The number of bytes of its source. */
  public int size() {
    return source.length;
  }

  /** The fields of that name in their order, unfolded and decoded. */
  public List<String> headers(String name) {
    return content.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(MimeContent.Header::value)
        .toList();
  }

  /** The first field of that name, unfolded and decoded. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** The decoded subject; empty if there is none. */
  public String subject() {
    return header("Subject").orElse("");
  }

  /** The Message-ID with its angle brackets; empty if there is none. */
  public String messageId() {
    return header("Message-ID").orElse("");
  }

  /** The text for readers without HTML; empty if there is none. */
  public String text() {
    return content.text();
  }

  /** The HTML; empty if there is none. */
  public String html() {
    return content.html();
  }

  /** The media types of all other parts, with their file names. */
  public List<String> attachments() {
    return content.attachments();
  }

  /** What could not be parsed, in words; empty if all is well. */
  public List<String> defects() {
    return content.defects();
  }

  @Override
  public String toString() {
    return "'%s' to %s".formatted(subject(), String.join(", ", envelope.recipients()));
  }
}
