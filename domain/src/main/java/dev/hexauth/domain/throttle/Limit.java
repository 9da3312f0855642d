package dev.hexauth.domain.throttle;

import java.util.List;

/**
 * Rates that hold together: an attempt needs the leave of each. With a short one that allows little
 * and a long one that allows less for its length, whoever goes on waits longer and longer.
 *
 * @param rates none for no limit at all
 */
public record Limit(List<Rate> rates) {

  /** No limit. */
  public static final Limit NONE = new Limit(List.of());

  /** Keeps a copy. */
  public Limit {
    rates = List.copyOf(rates);
  }

  /** The limit of these rates. */
  public static Limit of(Rate... rates) {
    return new Limit(List.of(rates));
  }
}
