package dev.hexauth.domain.throttle;

import java.util.List;

/**
 * Rates that hold together: an attempt needs the leave of each. With a short one that allows little
 * and a long one that allows less for its length, a caller who goes on waits longer and longer.
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

  /** This limit with {@code factor} times the attempts, as far as rates go. */
  public Limit times(int factor) {
    return new Limit(rates.stream().map(rate -> rate.times(factor)).toList());
  }

  /** The limit of these rates. */
  public static Limit of(Rate... rates) {
    return new Limit(List.of(rates));
  }
}
