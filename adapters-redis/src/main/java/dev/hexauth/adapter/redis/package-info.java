/**
 * Sessions, throttle buckets and known networks in Redis: the keys, the scripts that change them
 * atomically, and the connection. The scripts decide as {@link dev.hexauth.domain.session.Session}
 * and {@link dev.hexauth.domain.throttle.BucketState} do. No other package uses a client of Redis.
 */
@NullMarked
package dev.hexauth.adapter.redis;

import org.jspecify.annotations.NullMarked;
