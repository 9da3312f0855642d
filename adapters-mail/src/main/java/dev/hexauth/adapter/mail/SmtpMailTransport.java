package dev.hexauth.adapter.mail;

import dev.hexauth.adapter.mail.Troubles.Trouble;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.MailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends letters by SMTP (RFC 5321), each on a connection of its own. An attempt runs on a virtual
 * thread, because the sockets of such a thread close when it is interrupted: so no server can hold
 * an attempt beyond its limit.
 */
final class SmtpMailTransport implements MailTransport {

  private final MailSettings settings;
  private final Messages messages;
  private final Session session;
  private final Troubles troubles;

  SmtpMailTransport(MailSettings settings, Messages messages, InstantSource clock) {
    this.settings = settings;
    this.messages = messages;
    this.session = SmtpSession.of(settings);
    this.troubles = new Troubles(settings, clock);
  }

  @Override
  public Posting send(Letter letter, Optional<EmailCode> code) {
    FutureTask<Posting> attempt = new FutureTask<>(attempt(letter, code));
    Thread.ofVirtual().name("mail-", letter.attempt()).start(attempt);
    try {
      return attempt.get(settings.attemptLimit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      troubles.tell(
          Trouble.UNREACHABLE,
          Objects.requireNonNull(failure.getCause()).getClass().getSimpleName());
    } catch (TimeoutException _) {
      troubles.tell(Trouble.UNREACHABLE, "no end of the attempt");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      attempt.cancel(true);
    }
    return new Posting.Unreachable();
  }

  private SmtpAttempt attempt(Letter letter, Optional<EmailCode> code) {
    try {
      return new SmtpAttempt(settings, session, messages.of(letter, code, session), troubles);
    } catch (MessagingException impossible) {
      throw new IllegalStateException("cannot write a letter of kind " + letter.kind(), impossible);
    }
  }
}
