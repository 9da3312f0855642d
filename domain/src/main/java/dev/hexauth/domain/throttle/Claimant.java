package dev.hexauth.domain.throttle;

import dev.hexauth.domain.user.EmailAddress;

/**
 * The caller for whom a password hash is computed: someone who claims to own an account (NIST SP
 * 800-63-4). A claimant affects when the hash is computed, never its value.
 *
 * @param network the origin of the request
 * @param account the e-mail address in the request, whether or not a user has it
 * @param standing whether the account knows the network
 */
public record Claimant(Network network, EmailAddress account, Standing standing) {}
