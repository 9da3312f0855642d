package dev.hexauth.contract;

import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import java.util.Optional;

/** Contracts as adapters' tests would implement them. */
final class ContractGivens {

  private ContractGivens() {}

  /** Of a store without an engine or a second node. */
  static SessionStoreContract of(SessionStore store) {
    return new OfSessions(store, Optional.empty(), Optional.empty());
  }

  /** Of a store with these. */
  record OfSessions(
      SessionStore store, Optional<SessionStore> secondNode, Optional<Outage<SessionStore>> outage)
      implements SessionStoreContract {}

  /** Of a throttle with these. */
  record OfThrottle(
      Throttle throttle, Optional<Throttle> secondNode, Optional<Outage<Throttle>> outage)
      implements ThrottleContract {}

  /** Of a repository with these. */
  record OfUsers(
      UserRepository repository,
      Optional<UserRepository> secondNode,
      Optional<Outage<UserRepository>> outage)
      implements UserRepositoryContract {}

  /** Of a directory of the users of a repository. */
  record OfDirectory(
      UserDirectory directory,
      UserRepository repository,
      Optional<UserDirectory> secondNode,
      Optional<Outage<UserDirectory>> outage)
      implements UserDirectoryContract {}

  /** Of service keys with these. */
  record OfServiceKeys(
      ServiceKeys keys, Optional<ServiceKeys> secondNode, Optional<Outage<ServiceKeys>> outage)
      implements ServiceKeysContract {}

  /** Of an audit trail with these. */
  record OfAuditTrail(
      AuditTrail trail, Optional<AuditTrail> secondNode, Optional<Outage<AuditTrail>> outage)
      implements AuditTrailContract {}
}
