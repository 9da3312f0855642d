package dev.hexauth.application;

import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.mail.MailRecord;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.List;

/**
 * Hands out everything that is kept of the current user (GDPR, articles 15 and 20), but no secret:
 * neither the hash of the password nor a code or token, of which only digests are kept.
 */
public interface ExportAccount {

  /** The most events of an export, so that it fits into memory many times. */
  int MAX_EVENTS = 2_000;

  /** Hands out what is kept of the owner of the access token. */
  Result export(Command command);

  /** The access tokens and the origin of the request. */
  record Command(List<Token> accessTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /**
   * Everything that is kept of a user. Whatever else a store keeps belongs here.
   *
   * @param at when it was read
   * @param sessions the active ones, the last used first
   * @param networks those of recent logins, that of the last login first
   * @param events as the user may see them, newest first: up to {@link #MAX_EVENTS}, and the
   *     position to read on from if there are more; none while no events are kept
   */
  record Account(
      Instant at,
      User user,
      List<Entry> sessions,
      List<KnownNetwork> networks,
      MailRecord mail,
      EventPage events) {

    /** Keeps copies. */
    public Account {
      sessions = List.copyOf(sessions);
      networks = List.copyOf(networks);
    }
  }

  /**
   * A session, with its public id.
   *
   * @param current whether it is the one of the request
   */
  record Entry(PublicId id, Session session, boolean current) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** What is kept. */
    record Exported(Account account) implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
