package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.RawPassword;
import java.time.Duration;
import java.util.List;

/**
 * Deletes the caller's account and all that is kept of it; the caller gives the password once more.
 */
public interface DeleteAccount {

  /** Deletes the account. */
  Result delete(Command command);

  /**
   * The access tokens that came with the request, the caller's password, and the origin of the
   * request.
   */
  record Command(List<Token> accessTokens, RawPassword password, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** All that can come of it. */
  sealed interface Result {

    /** He is no user any more; his sessions have ended. */
    record Deleted() implements Result {}

    /** The password is wrong. */
    record WrongPassword() implements Result {}

    /** He gave too many wrong ones: he may try again after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
