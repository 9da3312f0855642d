package dev.hexauth.adapter.mail;

import dev.hexauth.adapter.mail.Troubles.Trouble;
import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.mail.Posting;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One attempt to hand over one message, on a connection of its own. */
@Mutable("connection")
final class SmtpAttempt extends JavaMailSenderImpl implements Callable<Posting> {

  /** How Angus Mail begins the message of its exception; no type tells. */
  private static final String NO_STARTTLS = "STARTTLS is required";

  private final MimeMessage message;
  private final Troubles troubles;
  private @Nullable SMTPTransport connection;

  SmtpAttempt(MailSettings settings, Session session, MimeMessage message, Troubles troubles) {
    this.message = message;
    this.troubles = troubles;
    setSession(session);
    setHost(settings.host());
    setPort(settings.port());
    settings
        .login()
        .ifPresent(login -> {
          setUsername(login.user());
          setPassword(login.password().reveal());
        });
  }

  @Override
  protected Transport getTransport(Session session) throws NoSuchProviderException {
    SMTPTransport opened = (SMTPTransport) super.getTransport(session);
    connection = opened;
    return opened;
  }

  @Override
  public Posting call() {
    try {
      send(message);
      return new Posting.Sent();
    } catch (MailSendException failure) {
      // Spring names the message unless only the closing failed, when the server has it.
      return failure.getFailedMessages().isEmpty() ? new Posting.Sent() : failed(failure);
    } catch (MailException failure) {
      return failed(failure);
    }
  }

  private Posting failed(MailException failure) {
    int reply = connection == null ? 0 : connection.getLastReturnCode();
    boolean refused = reply >= 400 && reply <= 599;
    troubles.tell(troubleOf(failure, refused), refused ? "reply " + reply : root(failure));
    return refused ? new Posting.Refused(reply) : new Posting.Unreachable();
  }

  private static Trouble troubleOf(MailException failure, boolean refused) {
    if (failure instanceof MailAuthenticationException) {
      return Trouble.LOGIN;
    }
    if (causes(failure).anyMatch(SmtpAttempt::isAboutTls)) {
      return Trouble.TLS;
    }
    return refused ? Trouble.REFUSED : Trouble.UNREACHABLE;
  }

  private static boolean isAboutTls(Throwable cause) {
    return cause instanceof SSLException
        || (cause instanceof MessagingException
            && String.valueOf(cause.getMessage()).startsWith(NO_STARTTLS));
  }

  /** The name of the innermost cause. Its message could quote the server. */
  private static String root(MailException failure) {
    return causes(failure).reduce(failure, (_, inner) -> inner).getClass().getSimpleName();
  }

  private static Stream<Throwable> causes(MailException failure) {
    Stream<Throwable> outer = Stream.of(failure);
    if (failure instanceof MailSendException several) {
      outer = Stream.concat(outer, Stream.of(several.getMessageExceptions()));
    }
    return outer.flatMap(cause -> Stream.iterate(cause, Objects::nonNull, Throwable::getCause));
  }
}
