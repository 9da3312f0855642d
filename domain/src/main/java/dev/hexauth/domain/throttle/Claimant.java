package dev.hexauth.domain.throttle;

import dev.hexauth.domain.user.EmailAddress;

/**
 * The caller for whom a password hash is computed. It decides when the caller's turn comes, never
 * what is computed.
 *
 * @param network where the request comes from
 * @param account the e-mail address that it names, whether or not a user has it
 * @param standing whether the account knows the network
 */
public record Claimant(Network network, EmailAddress account, Standing standing) {}
