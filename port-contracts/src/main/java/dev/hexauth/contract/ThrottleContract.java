package dev.hexauth.contract;

import dev.hexauth.domain.port.Throttle;

/**
 * What every {@link Throttle} promises.
 *
 * <ul>
 *   <li>Every answer is that of {@link dev.hexauth.domain.throttle.BucketState}, to the
 *       microsecond: {@link ThrottleLimits}, and for random courses of attempts {@link
 *       ThrottleModel}.
 *   <li>No number of threads and nodes gets more out of a bucket than one could: {@link
 *       ThrottleRaces}.
 * </ul>
 *
 * <p>It does not promise to remember a bucket for longer than it takes to be full again, be it by
 * {@code now} or by a clock of its own, or more buckets than it has room for.
 */
public interface ThrottleContract
    extends ThrottleLimits, ThrottleRaces, ThrottleModel, ThrottleForgetting, ThrottleOutage {}
