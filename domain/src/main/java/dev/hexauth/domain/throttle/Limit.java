package dev.hexauth.domain.throttle;

import java.util.List;

/**
 * Rates that apply together: an attempt takes a token of each. A rate with a short period allows a
 * burst; one with a long period makes a caller who continues wait longer.
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

  /** This limit with {@code factor} times the attempts, up to {@link Rate#MAX_COUNT} each. */
  public Limit times(int factor) {
    return new Limit(rates.stream().map(rate -> rate.times(factor)).toList());
  }

  /** The limit with {@code rates}. */
  public static Limit of(Rate... rates) {
    return new Limit(List.of(rates));
  }
}
