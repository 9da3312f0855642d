package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.RawPassword;
import java.time.Duration;
import java.util.List;

/** Deletes the caller's account and all its data; the caller gives the password again. */
public interface DeleteAccount {

  /** Deletes the account. */
  Result delete(Command command);

  /** The access tokens of the request, the caller's password, and the origin of the request. */
  record Command(List<Token> accessTokens, RawPassword password, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** The user and all the user's sessions are gone. */
    record Deleted() implements Result {}

    /** The password is wrong. */
    record WrongPassword() implements Result {}

    /** Too many wrong passwords: the user may try again after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}

    /** The user is the only active admin, and must make another one first. */
    record LastAdmin() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
