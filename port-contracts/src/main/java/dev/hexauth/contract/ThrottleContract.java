package dev.hexauth.contract;

import dev.hexauth.domain.port.Throttle;

/**
 * What every {@link Throttle} guarantees.
 *
 * <ul>
 *   <li>Every answer is that of {@link dev.hexauth.domain.throttle.BucketState}, to the
 *       microsecond: {@link ThrottleLimits}, and for random series of attempts {@link
 *       ThrottleModel}.
 *   <li>Any number of threads and nodes together get no more out of a bucket than a single caller:
 *       {@link ThrottleRaces}.
 *   <li>Full buckets are forgotten: {@link ThrottleForgetting}.
 *   <li>Without its engine the throttle is unavailable in time: {@link ThrottleOutage}.
 * </ul>
 *
 * <p>Not specified: when a bucket that {@link Throttle} allows to be forgotten is gone, and how
 * many buckets are remembered.
 */
public interface ThrottleContract
    extends ThrottleLimits, ThrottleRaces, ThrottleModel, ThrottleForgetting, ThrottleOutage {}
