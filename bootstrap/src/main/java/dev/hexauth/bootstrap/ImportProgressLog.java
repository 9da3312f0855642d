package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.lines.ImportProgress;
import dev.hexauth.adapter.web.lines.ImportTotals;
import dev.hexauth.domain.Mutable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how far an import is, about once a second. */
@Mutable("lastNanos")
final class ImportProgressLog implements ImportProgress {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final Optional<Long> size;
  private final long startNanos = System.nanoTime();
  private long lastNanos = startNanos;

  /**
   * @param size of the file in bytes, if it is known
   */
  ImportProgressLog(Optional<Long> size) {
    this.size = size;
  }

  @Override
  public void reached(long bytes, ImportTotals totals) {
    long now = System.nanoTime();
    if (now - lastNanos >= PERIOD_NANOS) {
      lastNanos = now;
      LOG.info("{}", line(bytes, totals, (now - startNanos) / NANOS_PER_SECOND));
    }
  }

  /** For instance: {@code 41 % of the file: 410,000 lines, 31,000 a second, 12 refused}. */
  String line(long bytes, ImportTotals totals, double seconds) {
    String share =
        size.map(all -> "%d %% of the file: ".formatted(all == 0 ? 100 : bytes * 100 / all))
            .orElse("");
    return share
        + String.format(
            Locale.ROOT,
            "%,d lines, %,.0f a second, %,d refused",
            totals.lines(),
            totals.lines() / seconds,
            totals.refused());
  }
}
