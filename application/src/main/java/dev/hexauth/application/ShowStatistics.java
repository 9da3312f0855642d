package dev.hexauth.application;

import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows an admin what happened in the last 24 hours. */
public interface ShowStatistics {

  /** Counts the events of the current hour and the 23 before. */
  Result show(Command command);

  /** The access tokens and the origin of the request. */
  record Command(List<Token> accessTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** What is counted, in the order in which it is shown. */
  enum Figure {
    LOGGED_IN,
    LOGIN_FAILED,
    THROTTLED,
    /** Sessions ended by users, admins or services, or because a token was reused. */
    SESSION_ENDED,
    USER_REGISTERED
  }

  /**
   * The counts of one figure.
   *
   * @param hours a number for each hour, the earliest first
   */
  record Counts(Figure figure, List<Long> hours) {

    /** Keeps a copy. */
    public Counts {
      hours = List.copyOf(hours);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /**
     * The statistics.
     *
     * @param from the start of the first hour
     * @param counts those of each figure
     * @param backlog the letters that wait; empty while mail is off
     */
    record Shown(Instant from, List<Counts> counts, Optional<Backlog> backlog) implements Result {

      /** Keeps a copy. */
      public Shown {
        counts = List.copyOf(counts);
      }
    }

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
