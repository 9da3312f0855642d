package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last login from each network in a map by account, under one lock. If there are too many
 * accounts, the least recently used one is forgotten.
 */
@Mutable("lastLogins")
final class InMemoryKnownNetworks implements KnownNetworks {

  private final Map<EmailAddress, Map<Network, Instant>> lastLogins;

  /**
   * @param room the maximum number of accounts
   */
  InMemoryKnownNetworks(int room) {
    this.lastLogins = new LruMap<>(room);
  }

  @Override
  public synchronized boolean isKnown(EmailAddress account, Network network, Instant now) {
    Instant lastLogin = lastLogins.getOrDefault(account, Map.of()).get(network);
    return lastLogin != null && now.isBefore(lastLogin.plus(LIFETIME));
  }

  @Override
  public synchronized boolean remember(EmailAddress account, Network network, Instant now) {
    boolean isNew = !isKnown(account, network, now) && knowsAny(account, now);
    Map<Network, Instant> networks = lastLogins.computeIfAbsent(account, _ -> new HashMap<>());
    networks.put(network, now.truncatedTo(ChronoUnit.MICROS));
    if (networks.size() > MAX_PER_ACCOUNT) {
      networks.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .ifPresent(oldest -> networks.remove(oldest.getKey()));
    }
    return isNew;
  }

  private boolean knowsAny(EmailAddress account, Instant now) {
    return lastLogins.getOrDefault(account, Map.of()).keySet().stream()
        .anyMatch(network -> isKnown(account, network, now));
  }

  @Override
  public synchronized List<KnownNetwork> networksOf(EmailAddress account, Instant now) {
    return lastLogins.getOrDefault(account, Map.of()).entrySet().stream()
        .filter(entry -> now.isBefore(entry.getValue().plus(LIFETIME)))
        .map(entry -> new KnownNetwork(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(KnownNetwork::lastLoginAt).reversed())
        .toList();
  }

  @Override
  public synchronized void forget(EmailAddress account) {
    lastLogins.remove(account);
  }

  /** How many accounts are kept. */
  synchronized int accountsKept() {
    return lastLogins.size();
  }
}
