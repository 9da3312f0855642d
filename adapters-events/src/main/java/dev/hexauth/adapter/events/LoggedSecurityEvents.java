package dev.hexauth.adapter.events;

import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.AddressChanged;
import dev.hexauth.domain.event.SecurityEvent.AddressTakenBack;
import dev.hexauth.domain.event.SecurityEvent.AddressVerified;
import dev.hexauth.domain.event.SecurityEvent.AdminMade;
import dev.hexauth.domain.event.SecurityEvent.CodeRejected;
import dev.hexauth.domain.event.SecurityEvent.FromClient;
import dev.hexauth.domain.event.SecurityEvent.InSession;
import dev.hexauth.domain.event.SecurityEvent.KeysLoaded;
import dev.hexauth.domain.event.SecurityEvent.LetterGivenUp;
import dev.hexauth.domain.event.SecurityEvent.LetterPostponed;
import dev.hexauth.domain.event.SecurityEvent.LetterRequested;
import dev.hexauth.domain.event.SecurityEvent.LetterSent;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.PasswordReset;
import dev.hexauth.domain.event.SecurityEvent.RegistrationRefused;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyMade;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyRevoked;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyRevokedByAdmin;
import dev.hexauth.domain.event.SecurityEvent.ServiceRejected;
import dev.hexauth.domain.event.SecurityEvent.ServiceTokenIssued;
import dev.hexauth.domain.event.SecurityEvent.Throttled;
import dev.hexauth.domain.event.SecurityEvent.ToAccount;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.event.SecurityEvent.TokenRevoked;
import dev.hexauth.domain.event.SecurityEvent.UserRegistered;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.UserId;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes events as log lines with keys and values, named as in the Elastic Common Schema where that
 * defines a name. Events that any caller can cause at will go through a {@link BoundedLog}. A
 * session appears by its public id, which its owner sees; the {@code sid} is never logged (ASVS
 * 5.0, V16.2.5).
 */
final class LoggedSecurityEvents implements SecurityEvents {

  /** The name of the logger. */
  static final String LOGGER = "hexauth.security";

  static final String EVENT = "event.action";
  static final String REASON = "event.reason";

  /** The user who acted, or tried to. */
  static final String USER = "user.id";

  /** The user that an admin acted on. */
  static final String TARGET = "user.target.id";

  /** Why, in the words of the admin. */
  static final String ADMIN_REASON = "admin.reason";

  static final String SESSION = "session.id";
  static final String ADDRESS = "client.ip";
  static final String USER_AGENT = "user_agent.original";

  /** The service that sent the request. */
  static final String CALLER = "service.origin.name";

  /** The service whose keys changed. */
  static final String SERVICE = "service.target.name";

  static final String SERVICE_KEY = "service.key.id";
  static final String TOKENS = "token.kind";
  static final String ACTIVE_KEY = "key.active";
  static final String OTHER_KEYS = "key.others";

  /** The number of events that a summary line stands for. */
  static final String COUNT = "event.count";

  /** The network of those events. */
  static final String NETWORK = "client.network";

  private final Logger log;
  private final PublicIds publicIds;
  private final BoundedLog bounded;

  LoggedSecurityEvents(Logger log, PublicIds publicIds, BoundedLog bounded) {
    this.log = log;
    this.publicIds = publicIds;
    this.bounded = bounded;
  }

  @Override
  public void record(SecurityEvent event) {
    EventLabel label = EventLabel.of(event);
    if (label.kind().isAtWill()) {
      String network = networkOf(event);
      bounded.tell(
          label.toString(),
          network,
          () -> with(event, labelled(label)).log(),
          (origin, count) -> logMore(label, origin, count));
    } else {
      with(event, labelled(label)).log();
    }
  }

  /** The network that an event came from; empty if no request caused it. */
  private static String networkOf(SecurityEvent event) {
    return event instanceof FromClient from ? Network.of(from.client()).text() : "";
  }

  private void logMore(EventLabel label, String network, long count) {
    labelled(label)
        .setMessage(
            EventLine.of(label.kind()).message() + "; " + count + " more since the last such line")
        .addKeyValue(COUNT, count)
        .addKeyValue(NETWORK, network)
        .log();
  }

  private LoggingEventBuilder labelled(EventLabel label) {
    EventLine of = EventLine.of(label.kind());
    LoggingEventBuilder line =
        log.atLevel(of.level()).setMessage(of.message()).addKeyValue(EVENT, label.kind().label());
    return label.reason().isEmpty() ? line : line.addKeyValue(REASON, label.reason());
  }

  private LoggingEventBuilder with(SecurityEvent event, LoggingEventBuilder line) {
    return switch (event) {
      case TokenRevoked(SessionRef session, ServiceName service, Client client) ->
          in(session, client, line.addKeyValue(CALLER, service.value()));
      case ServiceKeyRevokedByAdmin(ServiceName service, ServiceKeyId key, AdminStep step) ->
          by(step, of(service, key, line));
      case ToAccount to -> by(to.step(), line.addKeyValue(TARGET, to.user().toString()));
      case InSession in -> in(in.session(), in.client(), line);
      case UserRegistered(UserId user, Client client) ->
          from(client, line.addKeyValue(USER, user.toString()));
      case AddressVerified(UserId user, Client client) ->
          from(client, line.addKeyValue(USER, user.toString()));
      case AddressChanged(UserId user, Client client) ->
          from(client, line.addKeyValue(USER, user.toString()));
      case AddressTakenBack(UserId user, Client client) ->
          from(client, line.addKeyValue(USER, user.toString()));
      case PasswordReset(UserId user, Client client) ->
          from(client, line.addKeyValue(USER, user.toString()));
      case RegistrationRefused(Client client) -> from(client, line);
      case LetterRequested(_, Client client) -> from(client, line);
      case CodeRejected(Client client) -> from(client, line);
      case LetterSent(_, UserId user) -> line.addKeyValue(TARGET, user.toString());
      case LetterPostponed(_, UserId user) -> line.addKeyValue(TARGET, user.toString());
      case LetterGivenUp(_, UserId user) -> line.addKeyValue(TARGET, user.toString());
      case LoginFailed(var user, _, Client client) ->
          from(client, user.map(known -> line.addKeyValue(USER, known.toString())).orElse(line));
      case TokenRejected(_, Client client) -> from(client, line);
      case Throttled(_, var session, Client client) ->
          session.map(in -> in(in, client, line)).orElseGet(() -> from(client, line));
      case ServiceRejected(Client client) -> from(client, line);
      case ServiceTokenIssued(ServiceName service, Client client) ->
          from(client, line.addKeyValue(CALLER, service.value()));
      case ServiceKeyMade(ServiceName service, ServiceKeyId key) -> of(service, key, line);
      case ServiceKeyRevoked(ServiceName service, ServiceKeyId key) -> of(service, key, line);
      case AdminMade(UserId user) -> line.addKeyValue(TARGET, user.toString());
      case KeysLoaded keys ->
          line.addKeyValue(TOKENS, EventLabel.lowerCase(keys.tokens()))
              .addKeyValue(ACTIVE_KEY, keys.active())
              .addKeyValue(OTHER_KEYS, String.join(" ", keys.others()));
    };
  }

  private static LoggingEventBuilder of(
      ServiceName service, ServiceKeyId key, LoggingEventBuilder line) {
    return line.addKeyValue(SERVICE, service.value()).addKeyValue(SERVICE_KEY, key.toString());
  }

  private LoggingEventBuilder by(AdminStep step, LoggingEventBuilder line) {
    LoggingEventBuilder in = in(step.admin(), step.client(), line);
    return step.reason()
        .map(reason -> in.addKeyValue(ADMIN_REASON, unquoted(reason.value())))
        .orElse(in);
  }

  private LoggingEventBuilder in(SessionRef session, Client client, LoggingEventBuilder line) {
    return from(
        client,
        line.addKeyValue(USER, session.owner().toString())
            .addKeyValue(SESSION, publicIds.of(session.id()).value()));
  }

  private static LoggingEventBuilder from(Client client, LoggingEventBuilder line) {
    return line.addKeyValue(ADDRESS, unquoted(client.address()))
        .addKeyValue(USER_AGENT, unquoted(client.userAgent()));
  }

  /** Patterns of text logs quote values without escaping, so a client could end the quotation. */
  private static String unquoted(String printable) {
    return printable.replace('"', '\'').replace('\\', '/');
  }
}
