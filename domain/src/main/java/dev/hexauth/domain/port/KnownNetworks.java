package dev.hexauth.domain.port;

import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Remembers the networks of an account's recent logins, so that the owner's networks can be
 * distinguished from others. Its name in an {@link dev.hexauth.domain.UnavailableException} is
 * "throttle", as it is part of throttling.
 *
 * <p>An account is an e-mail address, whether or not a user has it. Safe for use by many threads
 * and nodes; each operation is atomic with respect to all others on the same account. {@code now}
 * is the only clock. An adapter may forget an account to make room for others.
 */
public interface KnownNetworks {

  /** How long an account knows a network after the last login from it. */
  Duration LIFETIME = Duration.ofDays(30);

  /** The maximum number of networks that one account knows. */
  int MAX_PER_ACCOUNT = 10;

  /**
   * Whether the last login to {@code account} from {@code network} is less than {@link #LIFETIME}
   * before {@code now}.
   */
  boolean isKnown(EmailAddress account, Network network, Instant now);

  /**
   * Remembers a login to {@code account} from {@code network}. If the account then has more than
   * {@link #MAX_PER_ACCOUNT} networks, those with the oldest logins are forgotten.
   *
   * @return whether the network is new to an account that knows others at {@code now}
   */
  boolean remember(EmailAddress account, Network network, Instant now);

  /** The networks that {@code account} knows at {@code now}, that of the last login first. */
  List<KnownNetwork> networksOf(EmailAddress account, Instant now);

  /** Forgets all networks of {@code account}. */
  void forget(EmailAddress account);
}
