package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import java.time.Duration;
import java.util.Optional;

/** Mails a code to reset the password. */
public interface ForgotPassword {

  /** Accepts any address, and does the same whether or not it has an account. */
  Result request(Command command);

  /** The address, the language of the request and its origin. */
  record Command(EmailAddress email, Optional<Language> language, Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** If the address has an account, a letter is on its way. */
    record Accepted() implements Result {}

    /** Too many letters for the caller's network; the next is possible after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
