/**
 * How many attempts are allowed before a caller has to wait. {@link
 * dev.hexauth.domain.throttle.BucketState} is the specification of a token bucket, which every
 * throttle implements atomically.
 */
@NullMarked
package dev.hexauth.domain.throttle;

import org.jspecify.annotations.NullMarked;
