package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.RawPassword;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Begins a change of the user's e-mail address, which {@link VerifyEmail} completes. */
public interface ChangeEmail {

  /** Mails a code to the new address, whether or not it is free. */
  Result change(Command command);

  /**
   * The access tokens of the request, the new address, the current password, and the language and
   * the origin of the request.
   */
  record Command(
      List<Token> accessTokens,
      EmailAddress email,
      RawPassword password,
      Optional<Language> language,
      Client client) {

    /**
     * Keeps a copy.
     *
     * @throws IllegalArgumentException if the address is not deliverable
     */
    public Command {
      accessTokens = List.copyOf(accessTokens);
      if (!email.isReachable()) {
        throw new IllegalArgumentException("an address that no mail can be delivered to");
      }
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** If the address is free, a letter is on its way to it. */
    record Accepted() implements Result {}

    /** The password is wrong. */
    record WrongPassword() implements Result {}

    /** Too many wrong passwords or letters; the next is possible after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
