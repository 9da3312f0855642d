package dev.hexauth.adapter.web;

/**
 * The claims that the access tokens of all users share, as introspection repeats them.
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}
 * @param clientId {@code client_id} of users' tokens
 */
public record TokenParties(String issuer, String audience, String clientId) {}
