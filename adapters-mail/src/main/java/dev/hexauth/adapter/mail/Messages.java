package dev.hexauth.adapter.mail;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes messages of letters: plain text and HTML as alternatives (RFC 2046, 5.1.4). No name of a
 * user reaches a header.
 */
final class Messages {

  private final MailSettings settings;
  private final Mailbox from;
  private final Optional<Mailbox> replyTo;
  private final Templates templates;
  private final InstantSource clock;

  Messages(MailSettings settings, Templates templates, InstantSource clock) {
    this.settings = settings;
    this.from = Mailbox.parse(settings.from()).orElseThrow();
    this.replyTo = settings.replyTo().flatMap(Mailbox::parse);
    this.templates = templates;
    this.clock = clock;
  }

  MimeMessage of(Letter letter, Optional<EmailCode> code, Session session)
      throws MessagingException {
    Wording wording = wordingOf(letter, code);
    MimeMessage message = new MimeMessage(session);
    message.setFrom(from.address());
    if (replyTo.isPresent()) {
      message.setReplyTo(new InternetAddress[] {replyTo.get().address()});
    }
    message.setRecipient(
        RecipientType.TO, new InternetAddress(letter.to().address().value(), true));
    message.setSubject(wording.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(
        new MimeMultipart(
            "alternative", part(wording.text(), "plain"), part(wording.html(), "html")));
    message.saveChanges();
    // Last, because saveChanges sets another one.
    message.setHeader("Message-ID", "<" + letter.id() + "@" + from.domain() + ">");
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private Wording wordingOf(Letter letter, Optional<EmailCode> code) {
    Phrases phrases = Phrases.of(letter.to().language());
    Map<Placeholder, String> words = new HashMap<>();
    words.put(Placeholder.GREETING, phrases.greeting(Greeting.nameIn(letter.to().name())));
    words.put(Placeholder.SERVICE, from.title());
    letter
        .kind()
        .purpose()
        .map(settings.policy()::lifetimeOf)
        .map(phrases::lifetime)
        .ifPresent(lifetime -> words.put(Placeholder.LIFETIME, lifetime));
    Optional<String> link =
        letter.kind().purpose().map(purpose -> settings.links().of(purpose, code.orElseThrow()));
    return templates.word(
        letter.kind(),
        letter.to().language(),
        new Content(words, link, phrases.facts(letter.occasion())));
  }
}
