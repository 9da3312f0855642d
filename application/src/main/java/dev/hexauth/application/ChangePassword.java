package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.time.Duration;
import java.util.List;

/**
 * Changes a user's password, ends all sessions of the user (ASVS 5.0, V7.4.3), and opens a new one,
 * so that a copy of the session does not outlive the change.
 */
public interface ChangePassword {

  /** Changes the password if the current one is right. */
  Result change(Command command);

  /**
   * The access tokens of the request, the current password, the new one, and the origin of the
   * request.
   */
  record Command(
      List<Token> accessTokens, RawPassword current, RawPassword replacement, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** The password is changed, and these tokens belong to the user's only remaining session. */
    record Changed(IssuedTokens tokens) implements Result {}

    /** The current password is wrong, or was changed meanwhile. */
    record WrongPassword() implements Result {}

    /** The policy does not allow the new password. */
    record PasswordRefused(PasswordPolicy.Flaw flaw) implements Result {}

    /**
     * Too many wrong passwords, or too many changes: the user may try again after {@code
     * retryAfter}.
     */
    record Throttled(Duration retryAfter) implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
