/**
 * Sessions in Redis, and what is counted of attempts: the keys, the scripts that change them in one
 * step, and the connection. Only {@link dev.hexauth.adapter.redis.RedisConfiguration} is for
 * others. No decision is made here that {@link dev.hexauth.domain.session.Session} or {@link
 * dev.hexauth.domain.throttle.BucketState} does not make too, and no client of Redis is used
 * anywhere else.
 */
@NullMarked
package dev.hexauth.adapter.redis;

import org.jspecify.annotations.NullMarked;
