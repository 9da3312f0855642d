package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.util.List;

/**
 * Tells somebody who he is, if his session is active now: the signature of a token alone is not
 * enough.
 */
public interface GetMe {

  /** Looks up the user to whom the access token belongs. */
  Result get(Command command);

  /** The access tokens that came with the request, and the origin of the request. */
  record Command(List<Token> accessTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** All that can come of it. */
  sealed interface Result {

    /** This is he. */
    record Me(User user) implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
