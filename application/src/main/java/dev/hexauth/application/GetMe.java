package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.util.List;

/**
 * Returns the current user, if the session is active now: the signature of a token alone is not
 * enough.
 */
public interface GetMe {

  /** Returns the owner of the access token. */
  Result get(Command command);

  /** The access tokens and the origin of the request. */
  record Command(List<Token> accessTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** The current user. */
    record Me(User user) implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
