package dev.hexauth.domain.port;

import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers from where an account has been logged in to of late; so its owner's devices are told
 * from those of strangers. Whether anybody has the address is not known here, and nothing may be
 * concluded from an answer but what it says. It judges time by {@code now} alone.
 */
public interface KnownNetworks {

  /** How long a network is known after the last login from it. */
  Duration LIFETIME = Duration.ofDays(30);

  /** How many networks an account knows at the most. */
  int MAX_PER_ACCOUNT = 10;

  /** Whether the last login to {@code account} from {@code network} is less than that ago. */
  boolean isKnown(EmailAddress account, Network network, Instant now);

  /**
   * Remembers a login to {@code account} from {@code network}; of more networks than an account may
   * know, those go from which nobody has logged in for the longest time.
   */
  void remember(EmailAddress account, Network network, Instant now);

  /** Forgets all networks of {@code account}. */
  void forget(EmailAddress account);
}
