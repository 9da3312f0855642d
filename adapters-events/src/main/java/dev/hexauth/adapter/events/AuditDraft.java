package dev.hexauth.adapter.events;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.AddressChanged;
import dev.hexauth.domain.event.SecurityEvent.AddressTakenBack;
import dev.hexauth.domain.event.SecurityEvent.AddressVerified;
import dev.hexauth.domain.event.SecurityEvent.AdminMade;
import dev.hexauth.domain.event.SecurityEvent.ByAdmin;
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
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A security event on its way into the audit trail. */
record AuditDraft(SecurityEvent event, EventLabel label, PublicIds publicIds) {

  /** Whom an event is about. */
  private record People(Optional<UserId> user, Optional<SessionRef> session, Optional<UserId> by) {

    static final People NOBODY = new People(Optional.empty(), Optional.empty(), Optional.empty());

    static People user(UserId user) {
      return new People(Optional.of(user), Optional.empty(), Optional.empty());
    }

    static People owner(SessionRef session) {
      return new People(Optional.of(session.owner()), Optional.of(session), Optional.empty());
    }

    static People step(Optional<UserId> user, SessionRef admin) {
      return new People(user, Optional.of(admin), Optional.of(admin.owner()));
    }
  }

  /** The event, which happened at {@code now}. */
  AuditedEvent at(Instant now, RandomIds ids) {
    People people = people();
    return new AuditedEvent(
        ids.newEventId(now),
        now,
        label.kind(),
        people.user,
        people.session.map(this::publicId),
        client(),
        people.by,
        reason(),
        1);
  }

  private PublicId publicId(SessionRef session) {
    return publicIds.of(session.id());
  }

  private Optional<Client> client() {
    return event instanceof FromClient from ? Optional.of(from.client()) : Optional.empty();
  }

  private People people() {
    return switch (event) {
      case ToAccount change -> People.step(Optional.of(change.user()), change.step().admin());
      case ServiceKeyRevokedByAdmin(_, _, var step) -> People.step(Optional.empty(), step.admin());
      case InSession in -> People.owner(in.session());
      case UserRegistered(var user, _) -> People.user(user);
      case AddressVerified(var user, _) -> People.user(user);
      case AddressChanged(var user, _) -> People.user(user);
      case AddressTakenBack(var user, _) -> People.user(user);
      case PasswordReset(var user, _) -> People.user(user);
      case LetterSent(_, var user) -> People.user(user);
      case LetterPostponed(_, var user) -> People.user(user);
      case LetterGivenUp(_, var user) -> People.user(user);
      case AdminMade(var user) -> People.user(user);
      case LoginFailed(var user, _, _) -> user.map(People::user).orElse(People.NOBODY);
      case Throttled(_, var session, _) -> session.map(People::owner).orElse(People.NOBODY);
      case RegistrationRefused _,
          LetterRequested _,
          CodeRejected _,
          TokenRejected _,
          ServiceRejected _,
          ServiceTokenIssued _,
          ServiceKeyMade _,
          ServiceKeyRevoked _,
          KeysLoaded _ ->
          People.NOBODY;
    };
  }

  /** The detail of the event, and what the admin said about it. */
  private Optional<String> reason() {
    Stream<String> said =
        event instanceof ByAdmin change
            ? change.step().reason().map(Reason::value).stream()
            : Stream.empty();
    return Stream.concat(detail().stream(), said).reduce((detail, text) -> detail + ": " + text);
  }

  private Optional<String> detail() {
    return switch (event) {
      case TokenRevoked(_, var service, _) -> Optional.of(service.value());
      case ServiceTokenIssued(var service, _) -> Optional.of(service.value());
      case ServiceKeyMade(var service, _) -> Optional.of(service.value());
      case ServiceKeyRevoked(var service, _) -> Optional.of(service.value());
      case ServiceKeyRevokedByAdmin(var service, _, _) -> Optional.of(service.value());
      case KeysLoaded keys -> Optional.of(keys.active());
      default -> Optional.of(label.reason()).filter(reason -> !reason.isEmpty());
    };
  }
}
