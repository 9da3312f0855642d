package dev.hexauth.domain.mail;

import java.time.Duration;

/**
 * The letters that wait to be sent, also for another attempt.
 *
 * @param letters how many, 0 or more
 * @param age that of the oldest, zero if there are none
 */
public record Backlog(int letters, Duration age) {}
