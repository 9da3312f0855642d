/** Tests of the sessions in Redis, against real servers. */
@NullMarked
package dev.hexauth.adapter.redis;

import org.jspecify.annotations.NullMarked;
