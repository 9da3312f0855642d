package dev.hexauth.domain.port;

import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers the networks of an account's recent logins, so that the owner's networks can be
 * distinguished from others. In outages it is called the throttle, whose limits it serves.
 *
 * <p>An account is an e-mail address, whether or not a user has it. Safe for use by many threads
 * and nodes; each operation is atomic with respect to all others on the same account. It judges
 * time by {@code now} only. It may drop an account to make room for others.
 */
public interface KnownNetworks {

  /** How long a network is known after the last login from it. */
  Duration LIFETIME = Duration.ofDays(30);

  /** The most networks that are known to one account. */
  int MAX_PER_ACCOUNT = 10;

  /** Whether a login to {@code account} from {@code network} is less than that old. */
  boolean isKnown(EmailAddress account, Network network, Instant now);

  /**
   * Remembers a login to {@code account} from {@code network}. If the account then has too many
   * networks, those with the oldest logins are forgotten.
   */
  void remember(EmailAddress account, Network network, Instant now);

  /** Forgets all networks of {@code account}. */
  void forget(EmailAddress account);
}
