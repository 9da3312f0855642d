package dev.hexauth.adapter.persistence;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;

/**
 * Buckets in the table {@code throttle_buckets}, shared by all nodes. Each operation is one
 * statement, a function of the database that is defined and explained in the migration. Full
 * buckets are removed when tokens are taken from others, judged by the {@code now} of that call.
 */
final class PostgresThrottle implements Throttle {

  private final Database database;

  PostgresThrottle(DSLContext sql) {
    this.database = new Database(sql, "throttle");
  }

  @Override
  public Admission take(Bucket bucket, Limit limit, Instant now) {
    Long[] counts = limit.rates().stream().map(rate -> (long) rate.count()).toArray(Long[]::new);
    long wait =
        database.ask(sql ->
            Routines.takeTokens(
                sql.configuration(), idOf(bucket), Micros.of(now), intervalsOf(limit), counts));
    return wait == 0
        ? new Admission.Admitted()
        : new Admission.Refused(Duration.of(wait, ChronoUnit.MICROS));
  }

  @Override
  public void giveBack(Bucket bucket, Limit limit, Instant now) {
    database.ask(sql ->
        Routines.giveBackTokens(
            sql.configuration(), idOf(bucket), Micros.of(now), intervalsOf(limit)));
  }

  private static String idOf(Bucket bucket) {
    return bucket.kind().name().toLowerCase(Locale.ROOT) + " " + Digest.of(bucket.holder());
  }

  private static Long[] intervalsOf(Limit limit) {
    return limit.rates().stream()
        .map(rate -> TimeUnit.MICROSECONDS.convert(rate.interval()))
        .toArray(Long[]::new);
  }
}
