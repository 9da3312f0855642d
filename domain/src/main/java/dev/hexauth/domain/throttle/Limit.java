package dev.hexauth.domain.throttle;

import java.util.List;

/**
 * Rates that apply together: an attempt needs a token of each. A short rate allows a burst; a long
 * rate makes a caller who goes on wait longer and longer.
 *
 * @param rates empty for no limit
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
