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

  /** Changes it, if he knows the current one. */
  Result change(Command command);

  /**
   * The access tokens that came with the request, the current password, the new one, and the origin
   * of the request.
   */
  record Command(
      List<Token> accessTokens, RawPassword current, RawPassword replacement, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** All that can come of it. */
  sealed interface Result {

    /** The new password counts, and these tokens prove the only session that is left. */
    record Changed(IssuedTokens tokens) implements Result {}

    /** The current password is wrong, or was changed meanwhile. */
    record WrongPassword() implements Result {}

    /** The policy does not allow the new one. */
    record PasswordRefused(PasswordPolicy.Flaw flaw) implements Result {}

    /** He gave too many wrong ones: he may try again after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
