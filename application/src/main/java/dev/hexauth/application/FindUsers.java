package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.UserQuery;
import java.util.List;

/** Lets an admin find users, disabled ones included, page by page. */
public interface FindUsers {

  /** Lists one page. */
  Result find(Command command);

  /**
   * The access tokens of the request, and the page.
   *
   * @param limit the maximum number of users on the page, 1 or more
   */
  record Command(List<Token> accessTokens, UserQuery query, int limit, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /**
     * The users of the page.
     *
     * @param more whether others follow the last of them
     */
    record Found(List<KeptUser> users, boolean more) implements Result {

      /** Keeps a copy. */
      public Found {
        users = List.copyOf(users);
      }
    }

    /** The application's own user store cannot list its users. */
    record NoDirectory() implements Result {}

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
