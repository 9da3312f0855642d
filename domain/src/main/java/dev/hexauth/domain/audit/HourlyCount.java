package dev.hexauth.domain.audit;

import dev.hexauth.domain.event.EventKind;
import java.time.Instant;

/**
 * How many events of a kind happened in an hour.
 *
 * @param hour its start, a whole hour in UTC
 */
public record HourlyCount(Instant hour, EventKind kind, long events) {}
