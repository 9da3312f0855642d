package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Shows an admin one user, active or disabled. */
public interface ShowUser {

  /** Shows the user. */
  Result show(Command command);

  /** The access tokens of the request, the user to show, and the origin of the request. */
  record Command(List<Token> accessTokens, UserId user, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /**
   * One session of the user.
   *
   * @param id its public id
   */
  record Entry(PublicId id, Session session) {}

  /**
   * The networks that the account knows, coarsely: neither which they are nor the time of day.
   *
   * @param known how many
   * @param lastLoginOn the day of the last login in UTC; empty if it is more than 30 days ago, or
   *     was before the last change of the address
   */
  record Networks(int known, Optional<LocalDate> lastLoginOn) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The user, with the active sessions, the last used first. */
    record Shown(KeptUser user, List<Entry> sessions, Networks networks) implements Result {

      /** Keeps a copy. */
      public Shown {
        sessions = List.copyOf(sessions);
      }
    }

    /** There is no such user. */
    record NoSuchUser() implements Result {}

    /** The application's own user store cannot show disabled users. */
    record NoDirectory() implements Result {}

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
